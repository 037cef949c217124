// Keys that work everywhere, and the colours. Everything else the server draws.

export function begin(layout) {
  document.addEventListener('keydown', event => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 's') {
      event.preventDefault();
      // What was typed last may still wait for its pause.
      document.dispatchEvent(new CustomEvent('studio-flush'));
      layout.invokeMethodAsync('SaveAll');
    }
    if (command && !event.altKey && event.target.closest?.('[data-undo]') && event.target.id !== 'text') {
      const key = event.key.toLowerCase();
      const id = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : null;
      if (id) {
        event.preventDefault();
        document.getElementById(id)?.click();
      }
    }
  });
  document.getElementById('theme')?.addEventListener('click', () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('studio-theme', root.dataset.theme);
  });
  // Enter in a field that makes tags or lists must not send a form around it.
  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.matches?.('.tags input')) event.preventDefault();
  });
  // F6 goes from the files to the page, to the talk, and round again.
  document.addEventListener('keydown', event => {
    if (event.key !== 'F6') return;
    const regions = ['.files', '.editor, .page', '.side'].map(name => document.querySelector(name)).filter(region => region);
    const here = regions.findIndex(region => region.contains(document.activeElement));
    const next = regions[(here + (event.shiftKey ? -1 : 1) + regions.length) % regions.length];
    event.preventDefault();
    next.querySelector('a, button:not(:disabled), input, select, textarea, [tabindex]')?.focus();
  });
  // Arrow keys go from tab to tab, as everywhere.
  document.addEventListener('keydown', event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tab = event.target.closest?.('[role="tab"]');
    if (!step || !tab) return;
    const tabs = [...tab.parentElement.querySelectorAll('[role="tab"]')];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
  // The list of tokens is moved through with arrow keys, the page is not.
  document.addEventListener('keydown', event => {
    if (['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key) && event.target.matches?.('.tokens')) event.preventDefault();
  });
  // The newest reply stays in view.
  new MutationObserver(() => {
    const talk = document.querySelector('.talk');
    if (talk && talk.dataset.turns !== String(talk.children.length)) {
      talk.dataset.turns = String(talk.children.length);
      talk.scrollTop = talk.scrollHeight;
    }
  }).observe(document.body, { childList: true, subtree: true });
}

// When the server is gone for good, a new page finds the one that was started again.
document.addEventListener('components-reconnect-state-changed', event => {
  if (event.detail.state === 'rejected') location.reload();
});
