// Shows a line word by word at the pace of a reader. The model is faster than anybody reads; "at once" shows words as they come.

const CHARACTERS_PER_SECOND = 62;

export class Reveal {
  #target;
  #text = "";
  #shown = 0;
  #complete = false;
  #whenDone;

  /** Writes into an element; calls back when the whole line is there. */
  constructor(target, atOnce, whenDone = () => {}) {
    this.#target = target;
    this.atOnce = atOnce;
    this.#whenDone = whenDone;
  }

  /** Everything that has arrived. */
  get text() {
    return this.#text;
  }

  /** Whether words are still to be shown or to come. */
  get isBusy() {
    return !this.#complete || this.#shown < this.#text.length;
  }

  /** More words. */
  add(words) {
    this.#text += words;
    if (this.#shown === 0 || this.atOnce) this.#show(this.atOnce ? this.#text.length : firstWord(this.#text));
  }

  /** Nothing more comes. */
  end() {
    this.#complete = true;
    if (this.#shown >= this.#text.length) this.#whenDone();
  }

  /** Shows all that is there. */
  skip() {
    this.atOnce = true;
    this.tick(1);
  }

  /** Passes time. */
  tick(seconds) {
    if (this.#shown >= this.#text.length) return;
    this.#show(this.atOnce ? this.#text.length : Math.min(this.#text.length, this.#shown + seconds * CHARACTERS_PER_SECOND));
    if (this.#complete && this.#shown >= this.#text.length) this.#whenDone();
  }

  #show(count) {
    if (Math.floor(count) !== Math.floor(this.#shown)) this.#target.textContent = this.#text.slice(0, Math.floor(count));
    this.#shown = count;
  }
}

const firstWord = (text) => Math.max(1, (text + " ").indexOf(" "));
