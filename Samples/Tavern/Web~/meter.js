// Measures what the player would feel: the time between frames, the time a frame takes to draw, and the time from Enter to the
// first word.

const KEPT = 1200;

export class Meter {
  #frames = [];
  #work = [];
  #asked = null;
  /** Milliseconds from Enter to the first word on the page, newest last. */
  firstWords = [];

  /** A frame began `gap` milliseconds after the one before and took `work` to draw. */
  frame(gap, work) {
    push(this.#frames, gap);
    push(this.#work, work);
  }

  /** The player sent a line. */
  ask() {
    this.#asked = performance.now();
  }

  /** The first word of the answer is on the page. */
  answer() {
    if (this.#asked === null) return;
    push(this.firstWords, performance.now() - this.#asked);
    this.#asked = null;
  }

  /** Forgets all frames. */
  clear() {
    this.#frames = [];
    this.#work = [];
  }

  /** Median and 99th percentile of the frames kept, in milliseconds. */
  figures() {
    return { frames: this.#frames.length, gap: spread(this.#frames), work: spread(this.#work), firstWord: spread(this.firstWords) };
  }
}

function push(list, value) {
  list.push(value);
  if (list.length > KEPT) list.shift();
}

function spread(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
