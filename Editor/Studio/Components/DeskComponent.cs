using System;
using System.Threading.Tasks;
using GptDialogue.Studio.Checks;
using GptDialogue.Studio.Files;
using Microsoft.AspNetCore.Components;

namespace GptDialogue.Studio.Components
{
    /// <summary>A part of a page that shows the desk: it is drawn again whenever a text, a problem or the disk changes.</summary>
    public abstract class DeskComponent : ComponentBase, IDisposable
    {
        [Inject]
        internal Desk Desk { get; set; } = null!;

        [Inject]
        internal ProblemScan Problems { get; set; } = null!;

        [CascadingParameter]
        internal Notices Notices { get; set; } = null!;

        /// <summary>Ends listening.</summary>
        public void Dispose()
        {
            Desk.Changed -= Redraw;
            Problems.Changed -= Redraw;
            Leave();
            GC.SuppressFinalize(this);
        }

        /// <inheritdoc/>
        protected override void OnInitialized()
        {
            Desk.Changed += Redraw;
            Problems.Changed += Redraw;
        }

        /// <summary>Does something and shows what went wrong, if anything did.</summary>
        /// <returns>Whether it succeeded.</returns>
        protected bool Try(Action action)
        {
            try
            {
                action();
                return true;
            }
            catch (GptDialogueException fault)
            {
                Notices.Add(fault.Message);
                return false;
            }
        }

        /// <summary>As <see cref="Try"/>, for what takes a while.</summary>
        protected async Task<bool> TryAsync(Func<Task> action)
        {
            try
            {
                await action();
                return true;
            }
            catch (GptDialogueException fault)
            {
                Notices.Add(fault.Message);
                return false;
            }
        }

        /// <summary>Something on the desk changed; on the page's own thread, before it is drawn.</summary>
        protected virtual void Refresh()
        {
        }

        /// <summary>The part is taken off the page.</summary>
        protected virtual void Leave()
        {
        }

        private void Redraw() => InvokeAsync(() =>
        {
            Refresh();
            StateHasChanged();
        });
    }
}
