// The speech panel: what was said, what is being said, and what the player could say.

import { announce, byId, element, fill } from "./dom.js";
import { lookOf } from "./looks.js";
import { paintFace } from "./face.js";
import { Reveal } from "./reveal.js";

const FEELS = { neutral: "calm", happy: "pleased", sad: "sad", angry: "angry", afraid: "afraid", surprised: "surprised" };

export class TalkPanel {
  #village;
  #link;
  #settings;
  #meter;
  #reveal = null;
  #line = null;
  #face = "neutral";
  #blinkAt = 2;
  #portrait = byId("portrait");
  #lastPaint = "";

  constructor(village, link, settings, meter) {
    Object.assign(this, { onOpen: () => {}, onClose: () => {} });
    [this.#village, this.#link, this.#settings, this.#meter] = [village, link, settings, meter];
    link.on("talk", (m) => this.#open(m));
    link.on("hints", (m) => this.#hints(m.hints));
    link.on("player", (m) => this.#append("you", m.text));
    link.on("begins", (m) => m.to === null && this.#begin(m.who));
    link.on("words", (m) => m.to === null && this.#words(m));
    link.on("feels", (m) => this.#feel(m));
    link.on("ends", (m) => m.to === null && this.#end(m));
    byId("speak").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#say(byId("line").value);
    });
    byId("leave").addEventListener("click", () => link.send("leave"));
    byId("trade").addEventListener("click", () => link.send("shop"));
    byId("lines").addEventListener("click", () => this.#reveal?.skip());
  }

  /** Whether the player is in a talk. */
  get isOpen() {
    return !byId("talk").hidden;
  }

  /** Passes time: words, blinks, the moving mouth. */
  tick(seconds, now) {
    if (!this.isOpen) return;
    this.#reveal?.tick(seconds);
    if (this.#reveal) byId("lines").scrollTop = byId("lines").scrollHeight;
    if (now > this.#blinkAt + 0.16) this.#blinkAt = now + 2 + Math.random() * 3;
    const still = this.#settings.calm;
    const blink = !still && now > this.#blinkAt ? 1 : 0;
    const speaking = !still && this.#reveal?.isBusy ? Math.round(Math.abs(Math.sin(now * 11)) * 4) / 4 : 0;
    this.#paint(blink, speaking);
  }

  #open(message) {
    const person = this.#village.find(message.who);
    const wasOpen = this.isOpen;
    byId("talk").hidden = !person;
    this.#settle();
    if (!person) {
      if (wasOpen) this.onClose();
      return;
    }

    byId("partner").textContent = person.name;
    byId("trade").hidden = !person.sells;
    this.#face = message.lines.filter((l) => l.who).at(-1)?.emotion ?? person.face;
    this.#feeling(person);
    fill(byId("lines"), ...message.lines.map((l) => element("p", { className: l.who ? "them" : "you", textContent: l.text })));
    this.#hints(message.hints);
    if (message.sofar !== null) {
      this.#begin(person.id);
      this.#reveal.add(message.sofar);
    }
    this.onOpen(person, wasOpen);
    byId("lines").scrollTop = byId("lines").scrollHeight;
  }

  #begin(who) {
    if (who !== this.#village.partner) return;
    this.#reveal?.skip();
    this.#line = this.#append("them", "");
    byId("say").disabled = true;
    this.#reveal = new Reveal(this.#line, this.#settings.atOnce || this.#settings.calm, () => this.#settle());
    byId("lines").ariaBusy = "true";
  }

  #settle() {
    this.#reveal = null;
    byId("lines").ariaBusy = "false";
  }

  #words(message) {
    if (message.who !== this.#village.partner) return;
    this.#reveal?.add(message.text);
    this.#meter.answer();
  }

  #end(message) {
    byId("say").disabled = false;
    const person = this.#village.find(message.who);
    if (message.who === this.#village.partner && this.#line) {
      if (message.cut) this.#line.classList.add("cut");
      else this.#face = message.emotion;
      this.#feeling(person);
    }
    if (person && this.#reveal) announce(`${person.name}, ${FEELS[message.emotion]}: ${this.#reveal.text}`);
    this.#reveal?.end();
  }

  #feel(message) {
    if (message.who !== this.#village.partner) return;
    this.#face = message.emotion;
    this.#feeling(this.#village.find(message.who));
  }

  #feeling(person) {
    const trust = this.#village.trust[person.id] ?? 0;
    const opinion = trust >= 2 ? "trusts you" : trust === 1 ? "likes you" : trust === 0 ? "" : "dislikes you";
    byId("feeling").textContent = [person.role, FEELS[this.#face], opinion].filter(Boolean).join(" · ");
  }

  /** Shows trust that may have changed. */
  refresh() {
    const person = this.#village.find(this.#village.partner);
    if (this.isOpen && person) this.#feeling(person);
  }

  #append(kind, text) {
    const line = element("p", { className: kind, textContent: text });
    byId("lines").append(line);
    while (byId("lines").childElementCount > 80) byId("lines").firstElementChild.remove();
    byId("lines").scrollTop = byId("lines").scrollHeight;
    return line;
  }

  #hints(hints) {
    fill(byId("hints"), ...hints.map((hint) => {
      const shown = hint.charAt(0).toUpperCase() + hint.slice(1);
      const button = element("button", { type: "button", textContent: shown });
      button.addEventListener("click", () => this.#say(hint));
      return button;
    }));
  }

  #say(text) {
    if (byId("say").disabled) return;
    if (!text.trim()) {
      byId("line").focus();
      return;
    }
    this.#meter.ask();
    this.#link.send("say", { text });
    byId("line").value = "";
    byId("line").focus();
  }

  #paint(blink, speaking) {
    const scale = Math.min(2, window.devicePixelRatio || 1);
    const [width, height] = [Math.round(this.#portrait.clientWidth * scale), Math.round(this.#portrait.clientHeight * scale)];
    const paint = [this.#village.partner, this.#face, blink, speaking, width, height].join();
    if (paint === this.#lastPaint || !width) return;
    this.#lastPaint = paint;
    if (this.#portrait.width !== width || this.#portrait.height !== height) Object.assign(this.#portrait, { width, height });
    paintFace(this.#portrait.getContext("2d"), width, height, lookOf(this.#village.partner), this.#face, { blink, speaking });
  }
}
