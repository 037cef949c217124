// Puts the page together.

import { announce, byId, element } from "./dom.js";
import { Bubbles } from "./bubbles.js";
import { control } from "./controls.js";
import { Link } from "./link.js";
import { Meter } from "./meter.js";
import { menu, Settings } from "./settings.js";
import { paintDial } from "./light.js";
import { Panels } from "./panels.js";
import { Stage } from "./stage.js";
import { TalkPanel } from "./talk.js";
import { Village } from "./village.js";

const link = new Link();
const settings = new Settings();
const meter = new Meter();
const village = new Village(link);
const stage = new Stage(byId("stage"), village, meter);
const talk = new TalkPanel(village, link, settings, meter);
const bubbles = new Bubbles(village, stage, link, settings);
const panels = new Panels(village, link, menu(settings, village, link, meter));
control(stage, village, link, panels, talk);

let before = 0;
stage.onFrame = (now) => {
  const seconds = Math.min(0.1, before ? now - before : 0);
  before = now;
  talk.tick(seconds, now);
  bubbles.tick(seconds);
};

talk.onOpen = (person, wasOpen) => {
  stage.covered = byId("talk").offsetHeight;
  byId("game").classList.add("talking");
  byId("hail").hidden = true;
  if (!panels.isOpen) byId("line").focus();
  if (!wasOpen) announce(`You talk to ${person.name}, ${person.role}.`);
};
talk.onClose = () => {
  byId("game").classList.remove("talking");
  stage.covered = 0;
  byId("stage").focus();
};

link.on("welcome", (m) => {
  document.title = m.world;
  byId("line").maxLength = m.longest;
  byId("curtain").hidden = true;
  byId("game").inert = false;
  stage.repaint();
  if (document.activeElement === document.body || byId("curtain").contains(document.activeElement)) byId("stage").focus();
});
link.on("taken", () => draw("The game goes on in another tab. This one looks on no longer.", true));
link.on("lost", () => draw("The game is out of reach. It comes back as soon as the program runs again.", false));

function draw(text, playHere) {
  byId("curtain-text").textContent = text;
  byId("curtain-go").hidden = !playHere;
  byId("curtain").hidden = false;
  byId("game").inert = true;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  (playHere ? byId("curtain-go") : byId("curtain")).focus();
}

byId("curtain-go").addEventListener("click", () => link.connect());

let painted = "";
link.on("state", (m) => {
  // The bridge and the tollhouse door are part of the still picture.
  const story = m.flags.join();
  if (story !== painted) stage.repaint();
  painted = story;
  talk.refresh();
});

let place = "";
let dial = -1;
link.on("motion", (m) => {
  if (m.place !== place) {
    place = m.place;
    byId("place").textContent = name(place);
    announce(`${name(place)}.`);
  }
  const minutes = Math.floor(m.clock / 5) * 5;
  if (minutes !== dial) {
    dial = minutes;
    byId("time").textContent = `${m.mood}, ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
    paintDial(byId("dial").getContext("2d"), byId("dial").width, minutes);
  }
  hail(m.near, m.hearth);
});

const name = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function hail(near, hearth) {
  const person = village.find(near);
  const button = byId("hail");
  const text = person ? `Talk to ${person.name} (E)` : hearth ? "Look at the hearth (E)" : "";
  if (button.textContent !== text) button.textContent = text;
  button.hidden = !text || talk.isOpen;
}

link.on("notice", (m) => {
  const line = element("li", { className: m.happened ? "" : "refused", textContent: m.text });
  byId("notices").append(line);
  while (byId("notices").childElementCount > 4) byId("notices").firstElementChild.remove();
  setTimeout(() => line.remove(), 3500 + m.text.length * 55);
  announce(m.text);
});

new ResizeObserver(() => { stage.covered = talk.isOpen ? byId("talk").offsetHeight : 0; }).observe(byId("talk"));

let engine = { replies: 0 };
link.on("figures", (m) => { engine = m; });

// For measurements and tests: what was measured, what the page knows, a walk without aiming a pointer, the whole picture anew.
window.hollowmere = {
  figures: () => meter.figures(), forget: () => meter.clear(), engine: () => engine, walk: (x, y) => link.send("walk", { x, y }), village, repaint: () => stage.repaint(),
};

link.connect();
