// What moves on the water and in the hearths: waves, foam, flames, smoke. Only what is in sight is drawn.

import { ellipse } from "./ground.js";
import { chance } from "./noise.js";

/** The rows of tiles in sight that have waves, in tiles: left, top, right, bottom. */
export function waveBounds(village, view) {
  const bounds = [];
  for (let y = view.top; y <= view.bottom; y++) {
    let from = null;
    for (let x = view.left; x <= view.right + 1; x++) {
      const isWater = x <= view.right && "~w".includes(village.tile(x, y));
      if (isWater) from ??= x;
      else if (from !== null) {
        bounds.push([from - 0.3, y, x + 0.3, y + 1.1]);
        from = null;
      }
    }
  }
  return bounds;
}

/** Draws the waves of the tiles in sight; one unit is a tile. */
export function paintWaves(g, village, view, seconds) {
  g.lineWidth = 0.045;
  g.lineCap = "round";
  for (const tone of [0, 1]) {
    g.strokeStyle = tone ? "rgba(214, 236, 230, 0.5)" : "rgba(20, 52, 60, 0.35)";
    g.beginPath();
    for (let y = view.top; y <= view.bottom; y++) for (let x = view.left; x <= view.right; x++) {
      const tile = village.tile(x, y);
      if (tile !== "~" && !(tile === "w" && chance(x, y, 4) < 0.4)) continue;
      if (chance(x, y, tone + 1) > 0.46) continue;
      const drift = (seconds * (tile === "w" ? 0.05 : 0.16) + chance(x, y, 3)) % 1;
      const length = Math.sin(drift * Math.PI) * 0.26;
      const cx = x + 0.2 + drift * 0.6;
      const cy = y + 0.2 + chance(x, y, tone + 5) * 0.6 + Math.sin(seconds * 1.3 + x) * 0.04;
      g.moveTo(cx - length, cy);
      g.quadraticCurveTo(cx, cy - 0.07, cx + length, cy);
    }
    g.stroke();
  }
}

/** The place of a fire's flames, in tiles. */
export const fireBounds = ({ x, y, base }) => [x, y + base - 0.6, x + 1, y + base + 0.1];

/** Draws the flames in hearth and forge. */
export function paintFires(g, fires, view, seconds) {
  for (const fire of fires) {
    if (fire.x < view.left - 1 || fire.x > view.right + 1 || fire.y < view.top - 1 || fire.y > view.bottom + 1) continue;
    for (let i = 0; i < 4; i++) {
      const phase = seconds * (3 + i * 0.6) + i * 1.7 + fire.x;
      const height = 0.24 + Math.sin(phase) * 0.08;
      g.fillStyle = ["#e8622a", "#f58b34", "#ffbf55", "#fff0b8"][i];
      g.beginPath();
      const [cx, cy, w] = [fire.x + 0.5 + Math.sin(phase * 0.7) * 0.04, fire.y + fire.base, 0.3 - i * 0.065];
      g.moveTo(cx - w, cy);
      g.quadraticCurveTo(cx - w * 0.6, cy - height * 0.7, cx + Math.sin(phase) * 0.06, cy - height * (1.5 - i * 0.2));
      g.quadraticCurveTo(cx + w * 0.6, cy - height * 0.7, cx + w, cy);
      g.fill();
    }
  }
}

/** The place of the smoke over a chimney, in tiles. */
export const smokeBounds = (x, y) => [x - 0.5, y - 3.1, x + 1.7, y + 0.2];

/** Draws the smoke over a chimney. */
export function paintSmoke(g, x, y, seconds) {
  for (let i = 0; i < 5; i++) {
    const age = (seconds * 0.16 + i / 5) % 1;
    g.fillStyle = `rgba(226, 224, 216, ${0.3 * (1 - age)})`;
    ellipse(g, x + Math.sin(age * 5 + i) * 0.16 + age * 0.9, y - age * 2.6, 0.14 + age * 0.36, 0.12 + age * 0.3);
  }
}
