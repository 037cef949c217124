// Keys, mouse and touch. Letters are shortcuts only while the picture has the focus, so that typing stays typing.

import { byId } from "./dom.js";

const WAYS = {
  ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0], KeyW: [0, -1], KeyS: [0, 1], KeyA: [-1, 0], KeyD: [1, 0],
};
const OPENS = { KeyB: "bag", KeyJ: "journal", KeyP: "people", KeyM: "menu" };

export function control(stage, village, link, panels, talk) {
  const held = new Set();
  const canvas = byId("stage");
  let steered = "0,0";

  const steer = () => {
    let [x, y] = [0, 0];
    for (const key of held) {
      x += WAYS[key][0];
      y += WAYS[key][1];
    }
    [x, y] = [Math.sign(x), Math.sign(y)];
    if (steered === `${x},${y}`) return;
    steered = `${x},${y}`;
    link.send("steer", { x, y });
  };
  const release = () => {
    held.clear();
    steer();
  };

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (WAYS[event.code]) held.add(event.code);
    else if (event.code === "KeyE" || event.key === "Enter" || event.key === " ") link.send("act");
    else if (OPENS[event.code]) panels.open(OPENS[event.code]);
    else return;
    event.preventDefault();
    steer();
  });
  window.addEventListener("keyup", (event) => {
    held.delete(event.code);
    steer();
  });
  canvas.addEventListener("blur", release);
  window.addEventListener("blur", release);
  link.on("welcome", release);

  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && talk.isOpen && !panels.isOpen) link.send("leave");
  });

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const at = stage.tileAt(event.clientX, event.clientY);
    const person = village.people.find((p) => Math.abs(p.body.x + 0.5 - at.x) < 0.6 && at.y > p.body.y - 0.5 && at.y < p.body.y + 1.1);
    if (person) link.send("visit", { text: person.id });
    else link.send("walk", { x: Math.floor(at.x), y: Math.floor(at.y) });
  });
  byId("hail").addEventListener("click", () => link.send("act"));
}
