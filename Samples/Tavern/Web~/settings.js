// The player's settings, kept in this browser, and the menu that holds them with saved games and live figures.

import { element, fill } from "./dom.js";

const KEY = "hollowmere";
const SIZES = { normal: "1", large: "1.2", larger: "1.45" };

export class Settings {
  size = "normal";
  atOnce = false;
  calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  constructor() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
      if (kept.size in SIZES) this.size = kept.size;
      if (typeof kept.atOnce === "boolean") this.atOnce = kept.atOnce;
      if (typeof kept.calm === "boolean") this.calm = kept.calm;
    } catch {
      // Storage is refused or holds nonsense: the defaults do.
    }
    this.apply();
  }

  /** Changes one and keeps it. */
  set(name, value) {
    this[name] = value;
    this.apply();
    try {
      localStorage.setItem(KEY, JSON.stringify({ size: this.size, atOnce: this.atOnce, calm: this.calm }));
    } catch {
      // Not kept; it holds until the page is closed.
    }
  }

  apply() {
    document.documentElement.style.setProperty("--words", SIZES[this.size]);
    document.documentElement.dataset.calm = this.calm ? "yes" : "no";
  }
}

/** Makes the function that fills the menu. */
export function menu(settings, village, link, meter) {
  let figures = null;
  let shown = null;
  const report = element("ul", { className: "quiet" });
  link.on("figures", (m) => {
    figures = m;
    if (!shown?.isConnected || !shown.closest("dialog").open) return;
    fill(shown, ...rows(figures, meter));
    fill(report, ...m.report.map((line) => element("li", { textContent: line.replace(/^- /, "") })));
  });
  link.on("state", () => refreshSlots?.());
  let refreshSlots = null;
  return (content) => {
    shown = element("dl", { id: "figures" });
    fill(shown, ...rows(figures, meter));
    const slots = element("div");
    refreshSlots = () => slots.isConnected && fill(slots, ...slotRows(village, link));
    fill(slots, ...slotRows(village, link));
    fill(content,
      element("h3", { textContent: "Saved games" }), slots,
      element("h3", { textContent: "Settings" }),
      choice("Size of words", settings.size, Object.keys(SIZES), (value) => settings.set("size", value)),
      toggle("Show words the moment they are generated", settings.atOnce, (on) => settings.set("atOnce", on)),
      toggle("Less motion", settings.calm, (on) => settings.set("calm", on)),
      toggle("People talk among themselves", village.state?.chatter ?? true, (on) => link.send("chatter", { n: on ? 1 : 0 })),
      element("h3", { textContent: "The model, live" }), shown,
      element("h3", { textContent: "What it runs on, and why" }), report);
  };
}

function rows(figures, meter) {
  const { gap, work, firstWord } = meter.figures();
  const ms = (value) => (value ? value.toFixed(1) + " ms" : "–");
  const whole = (value) => (value ? Math.round(value).toLocaleString("en") : "–");
  return [
    ["Tokens a second, everybody, now", whole(figures?.tokensPerSecond)],
    ["Tokens a second, your last reply", whole(figures?.lastTokensPerSecond)],
    ["First word, in the engine: mean of the last", ms(figures?.firstWordMs)],
    ["First word, from Enter to the page: median", ms(firstWord.p50)],
    ["Replies so far, of which being made", `${figures?.replies ?? 0}, ${figures?.speaking ?? 0}`],
    ["Busy time of the model's thread", Math.round((figures?.busy ?? 0) * 100) + " %"],
    ["Between frames: median", ms(gap.p50)],
    ["Between frames: slowest of a hundred", ms(gap.p99)],
    ["Drawing a frame: median", ms(work.p50)],
  ].flatMap(([name, value]) => [element("dt", { textContent: name }), element("dd", { textContent: value })]);
}

function slotRows(village, link) {
  return (village.state?.slots ?? []).map((time, i) => {
    const n = i + 1;
    const act = (kind, label, disabled) => {
      const button = element("button", { type: "button", textContent: label, disabled });
      button.setAttribute("aria-label", `${label} slot ${n}`);
      button.addEventListener("click", () => link.send(kind, { n }));
      return button;
    };
    return element("div", { className: "row" },
      element("span", { className: "grow" }, `Slot ${n}`, element("br"), element("span", { className: "quiet", textContent: time ? new Date(time).toLocaleString() : "empty" })),
      act("save", "Save", false), act("load", "Load", !time));
  });
}

function toggle(text, on, change) {
  const box = element("input", { type: "checkbox", checked: on });
  box.addEventListener("change", () => change(box.checked));
  return element("label", { className: "row" }, element("span", { className: "grow", textContent: text }), box);
}

function choice(text, value, values, change) {
  const select = element("select", {}, ...values.map((v) => element("option", { value: v, textContent: v, selected: v === value })));
  select.addEventListener("change", () => change(select.value));
  return element("label", { className: "row" }, element("span", { className: "grow", textContent: text }), select);
}
