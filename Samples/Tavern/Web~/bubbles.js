// What people say to each other, over their heads. The player can overhear it; screen readers get it as a finished line.

import { announce, byId, element } from "./dom.js";
import { Reveal } from "./reveal.js";

// Tiles: farther away one hears nothing.
const EARSHOT = 9;
const SECONDS_PER_CHARACTER = 0.055;

export class Bubbles {
  #village;
  #stage;
  #settings;
  #open = new Map();

  constructor(village, stage, link, settings) {
    [this.#village, this.#stage, this.#settings] = [village, stage, settings];
    link.on("begins", (m) => m.to !== null && this.#begin(m.who, m.to));
    link.on("words", (m) => m.to !== null && this.#open.get(m.who)?.reveal.add(m.text));
    link.on("ends", (m) => m.to !== null && this.#end(m));
    // Whoever turns to the player has no words for others any more.
    link.on("talk", (m) => m.who && this.#remove(m.who));
    link.on("replaced", () => this.#clear());
    link.on("welcome", () => this.#clear());
  }

  /** Moves the bubbles with their speakers and takes old ones away. */
  tick(seconds) {
    for (const [who, bubble] of this.#open) {
      bubble.reveal.tick(seconds);
      if (bubble.left !== null && (bubble.left -= seconds) < 0) this.#remove(who);
      else this.#place(bubble);
    }
  }

  #begin(who, listener) {
    const person = this.#village.find(who);
    if (!person) return;
    this.#remove(who);
    // The answer takes the place of the question: two bubbles of people who stand together would cover each other.
    this.#remove(listener);
    const words = element("span");
    const box = element("div", { className: "bubble" }, element("b", { textContent: person.name }), words);
    byId("bubbles").append(box);
    this.#open.set(who, { box, words, person, listener: this.#village.find(listener), left: null, at: null, reveal: new Reveal(words, this.#settings.atOnce || this.#settings.calm) });
  }

  #end(message) {
    const bubble = this.#open.get(message.who);
    if (!bubble) return;
    bubble.reveal.end();
    if (message.cut) {
      this.#remove(message.who);
      return;
    }

    bubble.left = 1.8 + bubble.reveal.text.length * SECONDS_PER_CHARACTER;
    const listener = this.#village.find(message.to);
    if (this.#hears(bubble.person)) announce(`${bubble.person.name} to ${listener?.name ?? "somebody"}: ${bubble.reveal.text}`);
  }

  #hears(person) {
    const { player } = this.#village;
    return Math.hypot(person.body.x - player.x, person.body.y - player.y) < EARSHOT;
  }

  #place(bubble) {
    const { body } = bubble.person;
    const hidden = !this.#hears(bubble.person);
    const head = this.#stage.pointOf(body.x, body.y - 1.25);
    const { offsetWidth: width, offsetHeight: height } = bubble.box;
    const x = Math.round(Math.min(Math.max(6, head.x - width / 2), window.innerWidth - width - 6));
    // Under the feet where there is no room over the head, or where the listener stands: neither of the two is covered.
    const { body: other } = bubble.listener ?? bubble.person;
    const isBelow = head.y - height < this.#top() || (other.y < body.y - 0.5 && Math.abs(other.x - body.x) < 4);
    const y = Math.round(isBelow ? Math.max(this.#top(), this.#stage.pointOf(body.x, body.y + 0.55).y) : head.y - height);
    const at = hidden ? "" : `translate(${x}px, ${y}px)`;
    if (at === bubble.at) return;
    bubble.at = at;
    bubble.box.classList.toggle("below", isBelow);
    bubble.box.style.visibility = hidden ? "hidden" : "visible";
    bubble.box.style.transform = at;
    // The tail points at the speaker, also where the edge of the window holds the bubble back.
    bubble.box.style.setProperty("--tail", `${Math.round(Math.min(Math.max(16, head.x - x), width - 16))}px`);
  }

  // Below the plates at the top, or words would hide behind them.
  #top() {
    const { bottom } = (byId("where").offsetHeight ? byId("where") : byId("tools")).getBoundingClientRect();
    return bottom + 6;
  }

  #remove(who) {
    this.#open.get(who)?.box.remove();
    this.#open.delete(who);
  }

  #clear() {
    for (const who of [...this.#open.keys()]) this.#remove(who);
  }
}
