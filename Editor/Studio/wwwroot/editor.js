// A text area with line numbers, colours and marks. The server holds the text; this side sends it after a short pause.

const Pause = 90;

export function edit(home, text, owner) {
  const area = home.querySelector('textarea');
  const gutter = home.querySelector('.gutter');
  const colours = home.querySelector('.colours');
  let marks = new Map();
  let waiting = 0;
  let sent = text;

  area.value = text.replaceAll('\r\n', '\n');
  draw();

  function draw() {
    const lines = area.value.split('\n');
    const fragment = document.createDocumentFragment();
    const numbers = document.createDocumentFragment();
    lines.forEach((line, index) => {
      const mark = marks.get(index + 1);
      const row = document.createElement('span');
      row.className = mark ? 'line ' + mark.level : 'line';
      paint(row, line);
      row.append('\n');
      fragment.append(row);
      const number = document.createElement('span');
      number.textContent = index + 1;
      if (mark) {
        number.className = mark.level;
        number.title = mark.text;
      }
      numbers.append(number);
    });
    colours.replaceChildren(fragment);
    gutter.replaceChildren(numbers);
    area.rows = lines.length + 1;
  }

  function send() {
    clearTimeout(waiting);
    waiting = 0;
    if (area.value === sent) return;
    sent = area.value;
    owner.invokeMethodAsync('Typed', area.value);
  }

  function typed() {
    draw();
    clearTimeout(waiting);
    waiting = setTimeout(send, Pause);
  }

  function key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const name = event.key.toLowerCase();
    if (name !== 'z' && name !== 'y') return;
    event.preventDefault();
    send();
    owner.invokeMethodAsync(name === 'y' || event.shiftKey ? 'Redo' : 'Undo');
  }

  area.addEventListener('input', typed);
  area.addEventListener('keydown', key);
  area.addEventListener('blur', send);
  area.addEventListener('scroll', () => { colours.scrollLeft = area.scrollLeft; });
  document.addEventListener('studio-flush', send);
  addEventListener('pagehide', send);

  return {
    show(next) {
      next = next.replaceAll('\r\n', '\n');
      sent = next;
      if (waiting || next === area.value) return;
      // The caret stays where it was, or goes to what changed.
      let head = 0;
      while (head < next.length && next[head] === area.value[head]) head++;
      const caret = area.selectionStart <= head ? area.selectionStart : Math.min(next.length, area.selectionStart + next.length - area.value.length);
      area.value = next;
      if (document.activeElement === area) area.setSelectionRange(caret, caret);
      draw();
    },
    mark(found) {
      marks = new Map(found.map(mark => [mark.line, mark]));
      draw();
    },
    goTo(line) {
      const start = area.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
      area.focus({ preventScroll: true });
      area.setSelectionRange(start, area.value.indexOf('\n', start) < 0 ? area.value.length : area.value.indexOf('\n', start));
      gutter.children[line - 1]?.scrollIntoView({ block: 'center' });
    },
    end() {
      send();
      document.removeEventListener('studio-flush', send);
    },
  };
}

// Enough of YAML for the eye: comments, keys, quoted texts, signs.
const Token = /((?<=^|\s)#.*$)|((?<=^|[\s[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'))|([\w.\- ]+?)(?=:(?:\s|$))|([[\]{},:]|^\s*-(?=\s))|[^\s[\]{},:]+|\s+/gu;

function paint(row, line) {
  let at = 0;
  for (const match of line.matchAll(Token)) {
    if (match.index > at) row.append(line.slice(at, match.index));
    at = match.index + match[0].length;
    const before = line.slice(0, match.index);
    const name = match[1] ? 'comment' : match[2] ? 'quoted' : match[3] && /^[\s-]*$|[{,]\s*$/.test(before) ? 'key' : match[4] ? 'sign' : '';
    if (!name) {
      row.append(match[0]);
      continue;
    }
    const span = document.createElement('span');
    span.className = name;
    span.textContent = match[0];
    row.append(span);
  }
  if (at < line.length) row.append(line.slice(at));
}
