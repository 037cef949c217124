using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace GptDialogue.Browser
{
    /// <summary>A page in a context of its own (own storage) that notes everything a careful developer would see in the console.</summary>
    public sealed class WatchedPage : IAsyncDisposable
    {
        private readonly ConcurrentQueue<string> _errors = new();

        private WatchedPage(IBrowserContext context, IPage page)
        {
            Context = context;
            Page = page;
        }

        /// <summary>The context; a second page in it is a second tab of the same user.</summary>
        public IBrowserContext Context { get; }

        /// <summary>The page.</summary>
        public IPage Page { get; }

        /// <summary>Uncaught exceptions, console errors and warnings, failed and refused requests since the page was opened.</summary>
        public IReadOnlyCollection<string> Errors => _errors.ToArray();

        /// <summary>Opens an address.</summary>
        /// <param name="browser">The browser.</param>
        /// <param name="url">Where to go.</param>
        /// <param name="width">Width of the window in CSS pixels.</param>
        /// <param name="height">Height of the window in CSS pixels.</param>
        /// <param name="configure">Further settings of the context, such as touch or reduced motion.</param>
        public static async Task<WatchedPage> OpenAsync(IBrowser browser, string url, int width = 1280, int height = 800,
            Action<BrowserNewContextOptions>? configure = null)
        {
            var options = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } };
            configure?.Invoke(options);
            var context = await browser.NewContextAsync(options);
            context.SetDefaultTimeout(120_000);
            var watched = new WatchedPage(context, await context.NewPageAsync());
            watched.Watch(watched.Page);
            await watched.Page.GotoAsync(url);
            return watched;
        }

        /// <summary>Opens another tab of the same user; its errors are noted here as well.</summary>
        public async Task<IPage> OpenTabAsync(string url)
        {
            var page = await Context.NewPageAsync();
            Watch(page);
            await page.GotoAsync(url);
            return page;
        }

        /// <summary>Closes page and context.</summary>
        public async ValueTask DisposeAsync() => await Context.CloseAsync();

        private void Watch(IPage page)
        {
            page.PageError += (_, error) => _errors.Enqueue("exception: " + error);
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning")
                    _errors.Enqueue($"{message.Type}: {message.Text}");
            };
            page.RequestFailed += (_, request) => _errors.Enqueue($"request failed: {request.Url} {request.Failure}");
            page.Response += (_, response) =>
            {
                if (response.Status >= 400)
                    _errors.Enqueue($"status {response.Status}: {response.Url}");
            };
        }
    }
}
