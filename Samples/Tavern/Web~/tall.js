// What rises high over its tile: crowns of trees, lamps, signs, awnings. It covers people who stand behind it.

import { BUILD as B } from "./palette.js";
import { between, chance, pick } from "./noise.js";
import { ellipse, outline, roundRect } from "./ground.js";
import { paintAll } from "./things.js";

const LEAF = [["#4d6b3f", "#628150", "#7c9a5e"], ["#566f36", "#6f8a46", "#8ca65a"], ["#45664a", "#5a7d5c", "#74966f"]];

/** Paints what rises high, on the picture that covers people behind it. */
export function paintTall(g, village, region) {
  paintAll(g, village, region, TALL);
}

const TALL = {
  T(g, x, y) {
    const colors = pick(LEAF, x, y, 3);
    const [cx, cy, r] = [x + 0.5, y - 0.1, between(0.66, 0.92, x, y, 4)];
    if (chance(x, y, 5) < 0.22) return fir(g, cx, y, r);
    for (const [layer, spread] of [[0, 1], [1, 0.78], [2, 0.48]]) {
      g.fillStyle = colors[layer];
      for (let i = 0; i < 6; i++) {
        const angle = i * 1.05 + chance(x, y, 6) * 3;
        ellipse(g, cx - layer * 0.1 + Math.cos(angle) * r * 0.5 * spread, cy - layer * 0.13 + Math.sin(angle) * r * 0.36 * spread, r * 0.56 * spread, r * 0.5 * spread);
      }
    }
  },
  l: (g, x, y) => lamp(g, x, y, "#ffcf73", "#fff0c4"),
  G: (g, x, y) => lamp(g, x, y, "#7be6a0", "#dcffe6"),
  j(g, x, y) {
    g.fillStyle = "#6a4a2e";
    g.fillRect(x + 0.45, y - 0.1, 0.11, 0.95);
    for (const [dy, dx] of [[-0.06, 0.04], [0.22, -0.06]]) {
      g.fillStyle = "#a57f50";
      g.beginPath();
      g.moveTo(x + 0.12 + dx, y + dy);
      g.lineTo(x + 0.76 + dx, y + dy);
      g.lineTo(x + 0.92 + dx, y + dy + 0.1);
      g.lineTo(x + 0.76 + dx, y + dy + 0.2);
      g.lineTo(x + 0.12 + dx, y + dy + 0.2);
      g.fill();
      outline(g, 0.03);
    }
  },
  W(g, x, y) {
    g.fillStyle = "#6a4a2e";
    g.fillRect(x - 0.12, y - 0.8, 0.1, 1.2);
    g.fillRect(x + 1.02, y - 0.8, 0.1, 1.2);
    g.fillStyle = B.thatchDark;
    g.beginPath();
    g.moveTo(x - 0.4, y - 0.62);
    g.lineTo(x + 0.5, y - 1.35);
    g.lineTo(x + 1.4, y - 0.62);
    g.fill();
    g.fillStyle = B.thatch;
    g.beginPath();
    g.moveTo(x - 0.4, y - 0.62);
    g.lineTo(x + 0.5, y - 1.35);
    g.lineTo(x + 0.44, y - 0.62);
    g.fill();
  },
  S(g, x, y) {
    for (let i = 0; i < 6; i++) {
      g.fillStyle = i % 2 ? "#efe4c6" : "#a8503c";
      roundRect(g, x - 0.5 + i / 3, y - 0.75, 1 / 3 + 0.01, 0.7, [0, 0, 0.14, 0.14]);
      g.fill();
    }
    g.fillStyle = "#6a4a2e";
    g.fillRect(x - 0.46, y - 0.3, 0.08, 1);
    g.fillRect(x + 1.38, y - 0.3, 0.08, 1);
  },
};

function fir(g, cx, y, r) {
  for (let i = 0; i < 3; i++) {
    g.fillStyle = ["#34523f", "#41624a", "#527556"][i];
    const bottom = y + 0.5 - i * 0.42;
    g.beginPath();
    g.moveTo(cx - r * (0.8 - i * 0.18), bottom);
    g.quadraticCurveTo(cx, bottom + 0.18, cx + r * (0.8 - i * 0.18), bottom);
    g.lineTo(cx, bottom - 0.95);
    g.fill();
  }
}

function lamp(g, x, y, color, core) {
  g.fillStyle = "#3a3f44";
  g.fillRect(x + 0.46, y - 0.7, 0.09, 1.55);
  g.fillRect(x + 0.36, y + 0.8, 0.29, 0.08);
  roundRect(g, x + 0.3, y - 1.02, 0.4, 0.46, 0.08);
  g.fill();
  g.fillStyle = color;
  roundRect(g, x + 0.35, y - 0.96, 0.3, 0.34, 0.05);
  g.fill();
  g.fillStyle = core;
  ellipse(g, x + 0.5, y - 0.78, 0.08, 0.11);
  g.fillStyle = "#3a3f44";
  g.beginPath();
  g.moveTo(x + 0.26, y - 1);
  g.lineTo(x + 0.5, y - 1.2);
  g.lineTo(x + 0.74, y - 1);
  g.fill();
}
