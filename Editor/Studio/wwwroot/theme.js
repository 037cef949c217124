// Runs before the first drawing, so that a page never flashes in the other colours.
const stored = localStorage.getItem('studio-theme');
if (stored) document.documentElement.dataset.theme = stored;
