using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Browser;
using Microsoft.Playwright;
using NUnit.Framework;
using static Microsoft.Playwright.Assertions;

namespace GptDialogue.Studio.Tests.Pages
{
    /// <summary>Who can use the pages, and who cannot: keyboard, axe-core, narrow windows; other origins, other hosts, other paths.</summary>
    public sealed class AccessTests : BrowserTest
    {
        private static readonly string[] Paths = ["/", "/write/hollowmere.world.yaml", "/write/mara.npc.yaml", "/write/short.suite.yaml", "/suites", "/coverage", "/exchange"];

        private StudioSession _studio = null!;
        private HttpClient _client = null!;

        [OneTimeSetUp]
        public async Task Start()
        {
            _studio = await StudioSession.StartAsync();
            _client = new HttpClient { BaseAddress = new Uri(_studio.Address) };
        }

        [OneTimeTearDown]
        public void Stop()
        {
            _client?.Dispose();
            _studio?.Dispose();
        }

        [TestCaseSource(nameof(Paths))]
        public async Task Page_WhenCheckedByAxe_HasNoSeriousFinding(string path)
        {
            await using var watched = await WatchedPage.OpenAsync(Browser, _studio.Address + path, 1400, 900);
            var page = watched.Page;
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            if (path.EndsWith("yaml", StringComparison.Ordinal) && !path.Contains("suite"))
                await page.ClickAsync(".entry-toggle >> nth=0");
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                Assert.That(await Accessibility.FindingsAsync(page), Is.Empty, scheme.ToString());
            }

            AssertQuiet(watched);
        }

        [TestCaseSource(nameof(Paths))]
        public async Task Page_WhenWindowIsNarrowOrWide_NeedsNoSidewaysScrolling(string path)
        {
            await using var watched = await WatchedPage.OpenAsync(Browser, _studio.Address + path, 1400, 800);
            await Expect(watched.Page.Locator("h1")).ToBeVisibleAsync();
            foreach (var width in new[] { 700, 1000, 1920 })
            {
                await watched.Page.SetViewportSizeAsync(width, 800);
                Assert.That(await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
                await watched.Page.ScreenshotAsync(new PageScreenshotOptions { Path = RepositoryFolder.Screenshot($"studio-{width}-{Array.IndexOf(Paths, path)}") });
            }
        }

        [Test]
        public async Task Keyboard_WhenThereIsNoMouse_DoesTheWholeRound()
        {
            await using var watched = await WatchedPage.OpenAsync(Browser, _studio.Address, 1400, 900);
            var page = watched.Page;
            await Expect(page.Locator("h1")).ToBeVisibleAsync();
            await TabToAsync(page, "a.file:has-text('aldous')");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("#f-role")).ToBeVisibleAsync();
            await Expect(page.Locator("h1")).ToBeFocusedAsync();

            await TabToAsync(page, "#f-role");
            await page.Keyboard.PressAsync("Control+a");
            await page.Keyboard.InsertTextAsync("bell ringer");
            await TabToAsync(page, ".entries:has(#e-secrets-title) .entry-toggle");
            await page.Keyboard.PressAsync("Enter");
            await TabToAsync(page, "#f-secrets-0-when");
            await page.Keyboard.PressAsync("Control+a");
            await page.Keyboard.InsertTextAsync("nonsense and");
            await Expect(page.Locator("#f-secrets-0-when-problems")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Control+z");
            await Expect(page.Locator("#f-secrets-0-when-problems")).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("Control+s");
            await Expect(page.Locator("#save-all")).ToHaveTextAsync("All saved");
            Assert.That(_studio.Read("aldous.npc.yaml"), Does.Contain("role: bell ringer"));

            await page.Keyboard.PressAsync("F6");
            await TabToAsync(page, "#say");
            await page.Keyboard.InsertTextAsync("hello there");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".why")).ToBeVisibleAsync();
            await TabToAsync(page, ".why", backwards: true);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".why-sheet")).ToBeVisibleAsync();
            AssertQuiet(watched);
        }

        [Test]
        public async Task Focus_WhenMovedByKeyboard_IsVisible()
        {
            await using var watched = await WatchedPage.OpenAsync(Browser, _studio.Address, 1400, 900);
            // The page gives the heading the focus when it is ready, which is not the keyboard's doing.
            await Expect(watched.Page.Locator("h1")).ToBeFocusedAsync();
            var seen = 0;
            for (var i = 0; i < 15; i++)
            {
                await watched.Page.Keyboard.PressAsync("Tab");
                var style = await watched.Page.EvaluateAsync<string>("document.activeElement === document.body ? 'none focused' : getComputedStyle(document.activeElement).outlineStyle");
                Assert.That(style, Is.EqualTo("solid").Or.EqualTo("none focused"));
                seen += style == "solid" ? 1 : 0;
            }

            Assert.That(seen, Is.GreaterThan(10));
        }

        [TestCase("Host", "evil.example")]
        [TestCase("Origin", "http://evil.example")]
        [TestCase("Sec-Fetch-Site", "cross-site")]
        public async Task Request_WhenItComesFromElsewhere_IsRefused(string header, string value)
        {
            foreach (var path in new[] { "/", "/export/lines?world=hollowmere.world.yaml", "/_blazor/negotiate?negotiateVersion=1" })
            {
                using var request = new HttpRequestMessage(path.StartsWith("/_blazor", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, path);
                request.Headers.TryAddWithoutValidation(header, value);
                using var response = await _client.SendAsync(request);
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
            }
        }

        [Test]
        public void WebSocket_WhenItComesFromAnotherOrigin_IsRefused()
        {
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Origin", "http://evil.example");
            Assert.That(async () => await socket.ConnectAsync(new Uri(_studio.Address.Replace("http", "ws") + "/_blazor"), CancellationToken.None),
                Throws.InstanceOf<WebSocketException>().With.Message.Contains("403"));
        }

        [TestCase("../../etc/passwd")]
        [TestCase("..%2F..%2Fetc%2Fpasswd")]
        [TestCase("/etc/passwd")]
        [TestCase("../other.world.yaml")]
        [TestCase("linked.world.yaml")]
        public async Task Export_WhenPathLeadsOut_IsRefused(string world)
        {
            var outside = Path.Combine(Path.GetTempPath(), "studio-outside.world.yaml");
            await File.WriteAllTextAsync(outside, "world: stolen\n");
            if (!File.Exists(_studio.PathOf("linked.world.yaml")))
                File.CreateSymbolicLink(_studio.PathOf("linked.world.yaml"), outside);
            using var response = await _client.GetAsync("/export/lines?world=" + world);
            var text = await response.Content.ReadAsStringAsync();
            File.Delete(_studio.PathOf("linked.world.yaml"));

            Assert.That((int)response.StatusCode, Is.InRange(400, 499));
            Assert.That(text, Does.Not.Contain("root:").And.Not.Contain("stolen\n"));
        }

        [Test]
        public async Task Write_WhenPathLeadsOut_ShowsNothingOfIt()
        {
            await using var watched = await WatchedPage.OpenAsync(Browser, _studio.Address + "/write/..%2F..%2Fetc%2Fpasswd");
            await Expect(watched.Page.Locator("main")).ToContainTextAsync("no authored file");
            Assert.That(await watched.Page.TextContentAsync("main"), Does.Not.Contain("root:"));
        }

        [Test]
        public async Task Server_WhenAskedWhereItListens_IsLoopbackOnly()
        {
            var port = new Uri(_studio.Address).Port;
            foreach (var address in (await Dns.GetHostAddressesAsync(Dns.GetHostName())).Where(address => !IPAddress.IsLoopback(address)))
            {
                using var outside = new HttpClient { Timeout = TimeSpan.FromSeconds(60) };
                Assert.That(async () => await outside.GetAsync(new UriBuilder("http", address.ToString(), port).Uri), Throws.InstanceOf<HttpRequestException>());
            }

            Assert.That(new Uri(_studio.Address).IsLoopback, Is.True);
        }

        [Test]
        public async Task Export_WhenWorldIsSound_IsADownload()
        {
            using var lines = await _client.GetAsync("/export/lines?world=hollowmere.world.yaml");
            Assert.That(await lines.Content.ReadAsStringAsync(), Does.StartWith("id,text,file,node,lineNumber").And.Contain("mara.npc.yaml"));
            Assert.That(lines.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("hollowmere.lines.csv"));
            Assert.That(lines.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
            using var pack = await _client.GetAsync("/export/pack?world=hollowmere.world.yaml");
            Assert.That(GptDialogue.Worlds.WorldPack.Read(await pack.Content.ReadAsByteArrayAsync()).Characters, Has.Count.EqualTo(6));
        }

        // As a person would: press Tab until it is there.
        private static async Task TabToAsync(IPage page, string selector, bool backwards = false)
        {
            var wanted = page.Locator(selector).First;
            for (var i = 0; i < 80; i++)
            {
                if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
                    return;
                await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            }

            Assert.Fail($"{selector} cannot be reached with the Tab key.");
        }
    }
}
