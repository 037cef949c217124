// What stands low on a tile: furniture, stones, the trunks of trees and the feet of lamps.

import { BUILD as B, SHADE } from "./palette.js";
import { between, chance, pick } from "./noise.js";
import { ellipse, outline, roundRect, stroke } from "./ground.js";

/** Paints what stands low, on the ground picture of a region. */
export function paintThings(g, village, region) {
  paintAll(g, village, region, LOW);
}

/** Calls the painter of every tile in a region that has one; a little around it, for what reaches in. */
export function paintAll(g, village, region, painters) {
  for (let y = region.top - 2; y <= region.bottom + 2; y++) for (let x = region.left - 2; x <= region.right + 2; x++) painters[village.tile(x, y)]?.(g, x, y, village);
}

const shadow = (g, x, y, rx = 0.4, ry = 0.16) => {
  g.fillStyle = SHADE;
  ellipse(g, x + 0.5, y + 0.85, rx, ry);
};

function box(g, x, y, w, h, top, front, lift = 0.3) {
  g.fillStyle = front;
  roundRect(g, x, y + h - lift, w, lift, 0.04);
  g.fill();
  outline(g, 0.03);
  g.fillStyle = top;
  roundRect(g, x, y, w, h - lift + 0.03, 0.05);
  g.fill();
  outline(g, 0.03);
}

function mug(g, x, y) {
  g.fillStyle = "#c9a24c";
  roundRect(g, x, y, 0.13, 0.16, 0.03);
  g.fill();
  g.fillStyle = "#f6ecd0";
  ellipse(g, x + 0.065, y + 0.01, 0.07, 0.04);
}

const LOW = {
  b(g, x, y) {
    shadow(g, x, y, 0.5, 0.2);
    box(g, x, y + 0.1, 1, 0.85, "#b0824f", "#744e2e", 0.36);
    if (chance(x, y, 1) < 0.6) mug(g, x + between(0.15, 0.7, x, y, 2), y + 0.22);
  },
  t(g, x, y) {
    shadow(g, x, y, 0.55, 0.22);
    g.fillStyle = "#6b4729";
    g.fillRect(x + 0.42, y + 0.5, 0.16, 0.4);
    g.fillStyle = "#a9794a";
    ellipse(g, x + 0.5, y + 0.45, 0.56, 0.36);
    outline(g, 0.03);
    mug(g, x + 0.2, y + 0.32);
    g.fillStyle = "#fff3cf";
    g.fillRect(x + 0.56, y + 0.22, 0.07, 0.18);
  },
  n(g, x, y) {
    shadow(g, x, y, 0.45, 0.12);
    box(g, x + 0.06, y + 0.4, 0.88, 0.42, "#94693f", "#5f4127", 0.18);
  },
  h(g, x, y, village) {
    const first = village.tile(x - 1, y) !== "h";
    g.fillStyle = B.stoneDark;
    g.fillRect(x, y - 0.6, 1, 1.35);
    g.fillStyle = B.stone;
    for (let i = 0; i < 6; i++) g.fillRect(x + (i % 2) * 0.5 + 0.02, y - 0.58 + Math.floor(i / 2) * 0.2, 0.46, 0.17);
    g.fillStyle = "#241b16";
    roundRect(g, x + (first ? 0.14 : 0), y + 0.02, 0.86, 0.66, first ? [0.3, 0, 0, 0] : [0, 0.3, 0, 0]);
    g.fill();
    g.fillStyle = "#5a3a22";
    g.fillRect(x + 0.2, y + 0.54, 0.62, 0.12);
  },
  f(g, x, y) {
    box(g, x, y - 0.1, 1, 1, "#4a4543", B.stoneDark, 0.4);
    g.fillStyle = "#d8622a";
    ellipse(g, x + 0.5, y + 0.2, 0.36, 0.2);
    g.fillStyle = "#ffb84d";
    ellipse(g, x + 0.5, y + 0.2, 0.2, 0.1);
  },
  a(g, x, y) {
    shadow(g, x, y);
    g.fillStyle = "#6b4a2c";
    roundRect(g, x + 0.28, y + 0.5, 0.44, 0.36, 0.08);
    g.fill();
    g.fillStyle = "#50555b";
    roundRect(g, x + 0.12, y + 0.3, 0.76, 0.2, 0.06);
    g.fill();
    g.fillStyle = "#7c848c";
    roundRect(g, x + 0.12, y + 0.26, 0.76, 0.12, 0.06);
    g.fill();
  },
  q(g, x, y) {
    box(g, x + 0.05, y + 0.1, 0.9, 0.8, "#8a6541", "#5c4128", 0.3);
    for (let i = 0; i < 4; i++) {
      g.fillStyle = pick(["#7aa06a", "#c98b52", "#b06a7c", "#d6c28b"], x, y, i);
      roundRect(g, x + 0.14 + i * 0.19, y + 0.2, 0.13, 0.2, 0.04);
      g.fill();
    }
  },
  g(g, x, y) {
    shadow(g, x, y);
    g.fillStyle = "#70503a";
    g.fillRect(x + 0.2, y + 0.6, 0.12, 0.3);
    g.fillRect(x + 0.68, y + 0.6, 0.12, 0.3);
    g.fillStyle = "#9a9da0";
    ellipse(g, x + 0.5, y + 0.5, 0.34, 0.34);
    g.fillStyle = "#7d8083";
    ellipse(g, x + 0.5, y + 0.5, 0.1, 0.1);
  },
  A(g, x, y) {
    box(g, x - 0.2, y + 0.1, 1.4, 0.8, "#e9e3d2", "#c7bfa8", 0.36);
    g.fillStyle = "#7b2d38";
    g.fillRect(x + 0.3, y + 0.1, 0.4, 0.82);
    g.fillStyle = "#c9a24c";
    g.fillRect(x + 0.47, y + 0.16, 0.06, 0.3);
    g.fillRect(x + 0.39, y + 0.24, 0.22, 0.06);
  },
  c(g, x, y) {
    shadow(g, x, y, 0.2, 0.1);
    g.fillStyle = "#8a6d34";
    g.fillRect(x + 0.46, y + 0.2, 0.08, 0.64);
    ellipse(g, x + 0.5, y + 0.84, 0.18, 0.07);
    g.fillStyle = "#fff6dc";
    for (const dx of [-0.14, 0, 0.14]) g.fillRect(x + 0.47 + dx, y + 0.02 + Math.abs(dx) * 0.6, 0.06, 0.22);
  },
  W(g, x, y) {
    g.fillStyle = SHADE;
    ellipse(g, x + 0.5, y + 0.75, 0.75, 0.34);
    g.fillStyle = B.stoneDark;
    ellipse(g, x + 0.5, y + 0.62, 0.7, 0.42);
    g.fillStyle = B.stoneLight;
    ellipse(g, x + 0.5, y + 0.42, 0.7, 0.4);
    g.fillStyle = "#1f3338";
    ellipse(g, x + 0.5, y + 0.44, 0.48, 0.26);
    g.fillStyle = "#4f7f86";
    ellipse(g, x + 0.44, y + 0.5, 0.2, 0.08);
  },
  S(g, x, y) {
    shadow(g, x, y, 0.8);
    box(g, x - 0.4, y + 0.3, 1.8, 0.6, "#8f6a41", "#6a4a2c", 0.3);
    for (let i = 0; i < 6; i++) {
      g.fillStyle = pick(["#c66a4a", "#d8b04f", "#88a35a", "#b98a5a"], x, y, i);
      ellipse(g, x - 0.2 + i * 0.28, y + 0.38, 0.11, 0.09);
    }
  },
  k(g, x, y) {
    shadow(g, x, y, 0.42);
    if (chance(x, y, 2) < 0.5) {
      box(g, x + 0.1, y + 0.1, 0.8, 0.8, "#a57f50", "#7a5a36", 0.36);
      g.strokeStyle = "#5b4229";
      g.lineWidth = 0.05;
      stroke(g, x + 0.12, y + 0.12, x + 0.88, y + 0.5);
    } else {
      g.fillStyle = "#7d5732";
      roundRect(g, x + 0.14, y + 0.1, 0.72, 0.8, 0.22);
      g.fill();
      outline(g, 0.03);
      g.fillStyle = "#3d3a38";
      g.fillRect(x + 0.14, y + 0.32, 0.72, 0.07);
      g.fillRect(x + 0.14, y + 0.64, 0.72, 0.07);
      g.fillStyle = "#9b7145";
      ellipse(g, x + 0.5, y + 0.16, 0.34, 0.14);
    }
  },
  v(g, x, y) {
    box(g, x + 0.05, y - 0.1, 0.9, 1.05, "#d9d2bd", "#6a4a2c", 0.14);
    g.fillStyle = "#5f7f8a";
    roundRect(g, x + 0.05, y + 0.32, 0.9, 0.5, 0.06);
    g.fill();
    g.fillStyle = "#f7f2e3";
    roundRect(g, x + 0.2, y, 0.6, 0.24, 0.1);
    g.fill();
  },
  m(g, x, y) {
    shadow(g, x, y, 0.34, 0.12);
    g.fillStyle = "#9b9d97";
    roundRect(g, x + 0.22, y + 0.16, 0.56, 0.72, [0.28, 0.28, 0.04, 0.04]);
    g.fill();
    outline(g, 0.03);
    g.fillStyle = "#74766f";
    g.fillRect(x + 0.36, y + 0.42, 0.28, 0.04);
    g.fillRect(x + 0.36, y + 0.54, 0.28, 0.04);
  },
  s(g, x, y) {
    shadow(g, x, y, 0.44);
    g.fillStyle = B.stoneDark;
    ellipse(g, x + 0.5, y + 0.6, 0.44, 0.32);
    g.fillStyle = B.stoneLight;
    ellipse(g, x + 0.44, y + 0.52, 0.32, 0.2);
  },
  u(g, x, y) {
    g.fillStyle = "rgba(20, 40, 44, 0.4)";
    ellipse(g, x + 0.6, y + 0.7, 0.9, 0.42);
    g.fillStyle = "#5d4129";
    ellipse(g, x + 0.6, y + 0.55, 0.9, 0.42);
    g.fillStyle = "#8b6641";
    ellipse(g, x + 0.6, y + 0.5, 0.74, 0.28);
    g.fillStyle = "#5d4129";
    g.fillRect(x + 0.3, y + 0.26, 0.1, 0.48);
    g.fillRect(x + 0.8, y + 0.26, 0.1, 0.48);
  },
  F(g, x, y) {
    g.fillStyle = SHADE;
    g.fillRect(x, y + 0.78, 1, 0.1);
    g.fillStyle = "#7d5f40";
    for (const dx of [0.08, 0.8]) g.fillRect(x + dx, y + 0.24, 0.12, 0.6);
    g.fillStyle = "#94714c";
    g.fillRect(x, y + 0.34, 1, 0.1);
    g.fillRect(x, y + 0.56, 1, 0.1);
  },
  T(g, x, y) {
    g.fillStyle = "rgba(24, 30, 24, 0.3)";
    ellipse(g, x + 0.62, y + 0.82, 0.8, 0.34);
    g.fillStyle = "#5b4430";
    roundRect(g, x + 0.38, y + 0.3, 0.24, 0.56, 0.08);
    g.fill();
  },
  l: (g, x, y) => shadow(g, x, y, 0.18, 0.08),
  G: (g, x, y) => shadow(g, x, y, 0.18, 0.08),
  j: (g, x, y) => shadow(g, x, y, 0.22, 0.08),
};
