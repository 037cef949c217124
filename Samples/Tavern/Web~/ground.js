// Paints what lies flat: grass, paths, water, marsh, floors. Drawn once into a picture of the whole map.

import { GROUND as C, INK } from "./palette.js";
import { between, chance, pick } from "./noise.js";
import { groundUnder } from "./hollowmere.js";

/** Paints the ground of a region, given in tiles; a little more than it is painted, for what reaches in from outside. */
export function paintGround(g, village, region) {
  const cache = new Map();
  const at = (x, y) => {
    const key = y * 4096 + x;
    if (!cache.has(key)) cache.set(key, groundUnder(village, x, y));
    return cache.get(key);
  };
  const tiles = (isWanted, paint) => {
    for (let y = region.top - 2; y <= region.bottom + 2; y++) for (let x = region.left - 2; x <= region.right + 2; x++) if (isWanted(x, y)) paint(x, y);
  };
  const is = (kinds) => (x, y) => kinds.includes(at(x, y));
  paintGrass(g, village, region);
  // Marsh before water, so that the river keeps its banks; paths before floors, so that doors meet them.
  blobs(g, tiles, is("rwo"), [[C.marshDark, 0.36], [C.marsh, 0.26]]);
  blobs(g, tiles, is("w"), [["#5b6644", 0.14], [C.murk, 0.04]]);
  blobs(g, tiles, is(":+^"), [[C.pathEdge, 0.14], [C.path, 0.06]]);
  tiles(is(":"), (x, y) => pebbles(g, x, y));
  blobs(g, tiles, is(";"), [[C.cobbleEdge, 0.14], [C.cobble, 0.08]]);
  tiles(is(";"), (x, y) => cobbles(g, x, y));
  const isWater = is("~X");
  const wet = (x, y) => isWater(x, y) || (at(x, y) === "=" && (isWater(x - 1, y) || isWater(x + 1, y) || isWater(x, y - 1) || isWater(x, y + 1)));
  blobs(g, tiles, wet, [[C.bank, 0.34], ["#8d8a63", 0.24], [C.waterLight, 0.16], [C.water, 0.04]]);
  const deep = (x, y) => [-1, 0, 1].every((dy) => [-1, 0, 1].every((dx) => wet(x + dx, y + dy)));
  blobs(g, tiles, deep, [["#37646d", 0.2], ["#325d68", -0.1]]);
  tiles(is("w"), (x, y) => murk(g, x, y));
  tiles(is("r"), (x, y) => reeds(g, x, y));
  tiles(is("o"), (x, y) => steppingStone(g, x, y));
  const bridged = (x, y) => "=X".includes(at(x, y));
  tiles(is("="), (x, y) => planks(g, x, y, bridged(x, y - 1) || bridged(x, y + 1)));
  const mended = village.flags.has("bridge_repaired");
  tiles(is("X"), (x, y) => (mended ? planks(g, x, y, true) : brokenPosts(g, x, y)));
  tiles(is("_"), (x, y) => boards(g, x, y));
  tiles((x, y) => village.tile(x, y) === "e", (x, y) => rug(g, x, y, village));
  tiles(is("%"), (x, y) => flags(g, x, y));
  tiles(is("^"), (x, y) => step(g, x, y));
}

function paintGrass(g, village, region) {
  g.fillStyle = C.grass;
  g.fillRect(region.left - 3, region.top - 3, region.right - region.left + 7, region.bottom - region.top + 7);
  for (let y = region.top - 3; y <= region.bottom + 3; y++) for (let x = region.left - 3; x <= region.right + 3; x++) {
    g.fillStyle = chance(x, y, 3) < 0.5 ? C.grassLight : C.grassDark;
    g.globalAlpha = 0.13;
    ellipse(g, x + chance(x, y, 1), y + chance(x, y, 2), between(0.6, 2.2, x, y, 4), between(0.4, 1.3, x, y, 5));
  }
  g.globalAlpha = 1;
  for (let y = region.top - 1; y <= region.bottom + 1; y++) for (let x = region.left - 1; x <= region.right + 1; x++) {
    const tile = village.tile(x, y);
    if (!".,*TF".includes(tile)) continue;
    const tufts = tile === "," ? 6 : chance(x, y, 9) < 0.5 ? 2 : 0;
    for (let i = 0; i < tufts; i++) tuft(g, x + chance(x, y, i + 10), y + chance(x, y, i + 30), tile === "," ? 0.26 : 0.16, C.blade);
    if (tile === "*") for (let i = 0; i < 5; i++) flower(g, x + between(0.1, 0.9, x, y, i + 50), y + between(0.15, 0.9, x, y, i + 60), pick(["#f0e3b4", "#d79ab0", "#b7b5e6", "#f2c66d"], x, y, 70));
  }
}

// Tiles of a kind flow together into one soft shape: rounded squares a little larger than the tiles, joined to their
// neighbours. Each further layer reaches less far than the one before.
function blobs(g, tiles, isKind, layers) {
  for (const [color, reach] of layers) {
    g.fillStyle = color;
    g.beginPath();
    tiles(isKind, (x, y) => {
      const r = reach + between(-0.03, 0.03, x, y, 80);
      g.roundRect(x - r, y - r, 1 + 2 * r, 1 + 2 * r, Math.max(0.2, 0.34 + r * 0.7));
      if (isKind(x + 1, y)) g.rect(x + 0.5, y - r, 1, 1 + 2 * r);
      if (isKind(x, y + 1)) g.rect(x - r, y + 0.5, 1 + 2 * r, 1);
      if (isKind(x + 1, y) && isKind(x, y + 1) && isKind(x + 1, y + 1)) g.rect(x + 0.5, y + 0.5, 1, 1);
    });
    g.fill();
  }
}

function pebbles(g, x, y) {
  for (let i = 0; i < 4; i++) {
    g.fillStyle = i % 2 ? C.pebble : C.pathEdge;
    g.globalAlpha = 0.5;
    ellipse(g, x + chance(x, y, i + 90), y + chance(x, y, i + 100), 0.05, 0.035);
  }
  g.globalAlpha = 1;
}

function cobbles(g, x, y) {
  for (let i = 0; i < 9; i++) {
    const [column, line] = [i % 3, Math.floor(i / 3)];
    g.fillStyle = pick([C.cobbleLight, C.cobble, "#99968a", "#858378"], x * 3 + column, y * 3 + line, 3);
    const shift = line % 2 ? 0.16 : 0;
    roundRect(g, x + column / 3 + shift - 0.03 + between(0, 0.03, x, y, i), y + line / 3 + 0.03, 0.28, 0.26, 0.1);
    g.fill();
  }
}

function murk(g, x, y) {
  g.fillStyle = C.murkLight;
  g.globalAlpha = 0.35;
  ellipse(g, x + between(0.3, 0.7, x, y, 1), y + between(0.3, 0.7, x, y, 2), 0.34, 0.16);
  g.globalAlpha = 1;
  if (chance(x, y, 3) > 0.45) return;
  for (let i = 0; i < 2; i++) {
    const [cx, cy] = [x + between(0.2, 0.8, x, y, i + 4), y + between(0.2, 0.8, x, y, i + 6)];
    g.fillStyle = "#76914f";
    g.beginPath();
    g.moveTo(cx, cy);
    g.arc(cx, cy, 0.14, 0.3 + i, 6 + i);
    g.fill();
    if (chance(x, y, i + 8) < 0.3) flower(g, cx, cy - 0.02, "#f4e6ec");
  }
}

function reeds(g, x, y) {
  const stems = 3 + Math.floor(chance(x, y, 11) * 5);
  for (let i = 0; i < stems; i++) {
    const [cx, cy] = [x + chance(x, y, i + 12), y + between(0.2, 1, x, y, i + 22)];
    g.strokeStyle = i % 2 ? C.reed : C.reedDark;
    g.lineWidth = 0.045;
    const lean = between(-0.12, 0.12, x, y, i + 32);
    stroke(g, cx, cy, cx + lean, cy - between(0.3, 0.6, x, y, i + 42));
  }
}

function steppingStone(g, x, y) {
  g.fillStyle = "rgba(30, 34, 24, 0.4)";
  ellipse(g, x + 0.5, y + 0.56, 0.36, 0.24);
  g.fillStyle = C.stone;
  ellipse(g, x + 0.5, y + 0.5, 0.34, 0.24);
  g.fillStyle = "#cfcabb";
  ellipse(g, x + 0.56, y + 0.55, 0.2, 0.12);
}

function planks(g, x, y, across) {
  g.fillStyle = C.plankDark;
  g.fillRect(x, y, 1, 1);
  for (let i = 0; i < 4; i++) {
    g.fillStyle = pick([C.plank, C.plankLight, "#93734d"], x, y, i);
    if (across) g.fillRect(x + 0.02, y + i / 4 + 0.02, 0.96, 0.21);
    else g.fillRect(x + i / 4 + 0.02, y + 0.02, 0.21, 0.96);
  }
  g.fillStyle = C.plankDark;
  for (let i = 0; i < 4; i++) for (const end of [0.1, 0.9]) ellipse(g, across ? x + end : x + i / 4 + 0.12, across ? y + i / 4 + 0.12 : y + end, 0.022, 0.022);
}

function brokenPosts(g, x, y) {
  for (const [px, length] of [[0.12, 0.5], [0.85, 0.34]]) {
    g.fillStyle = C.plankDark;
    g.fillRect(x + px - 0.06, y + 0.5 - length / 2, 0.12, length);
    g.fillStyle = C.plankLight;
    g.fillRect(x + px - 0.06, y + 0.5 - length / 2, 0.05, length);
  }
  g.save();
  g.translate(x + 0.5, y + 0.5);
  g.rotate(between(-0.8, 0.8, x, y, 5));
  g.fillStyle = C.plank;
  g.fillRect(-0.4, -0.07, 0.55, 0.14);
  g.restore();
}

function boards(g, x, y) {
  for (let i = 0; i < 3; i++) {
    // A board is several tiles long.
    const [board, row] = [Math.floor((x + chance(y * 3 + i, 5, 5) * 4) / 4), y * 3 + i];
    g.fillStyle = pick([C.board, C.boardLight, "#98734c", "#a67f56"], board, row, 6);
    g.fillRect(x, y + i / 3, 1, 1 / 3);
    g.fillStyle = C.boardDark;
    g.fillRect(x, y + i / 3, 1, 0.025);
    if (Math.floor((x + 1 + chance(row, 5, 5) * 4) / 4) !== board) g.fillRect(x + 0.98, y + i / 3, 0.025, 1 / 3);
  }
}

function rug(g, x, y, village) {
  const rugged = (dx, dy) => village.tile(x + dx, y + dy) === "e";
  g.fillStyle = "#8e3942";
  g.fillRect(x, y, 1, 1);
  g.fillStyle = "#d7a65a";
  if (!rugged(0, -1)) g.fillRect(x, y + 0.06, 1, 0.05);
  if (!rugged(0, 1)) g.fillRect(x, y + 0.89, 1, 0.05);
  if (!rugged(-1, 0)) g.fillRect(x + 0.06, y, 0.05, 1);
  if (!rugged(1, 0)) g.fillRect(x + 0.89, y, 0.05, 1);
  g.fillStyle = "#b8604f";
  g.beginPath();
  g.moveTo(x + 0.5, y + 0.22);
  g.lineTo(x + 0.74, y + 0.5);
  g.lineTo(x + 0.5, y + 0.78);
  g.lineTo(x + 0.26, y + 0.5);
  g.fill();
}

function flags(g, x, y) {
  g.fillStyle = C.flagDark;
  g.fillRect(x, y, 1, 1);
  for (const [dx, dy, w, h] of chance(x, y, 9) < 0.5 ? [[0, 0, 1, 0.5], [0, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]] : [[0, 0, 0.5, 0.5], [0.5, 0, 0.5, 0.5], [0, 0.5, 1, 0.5]]) {
    g.fillStyle = pick([C.flag, C.flagLight, "#95948f"], x * 2 + dx, y * 2 + dy, 10);
    roundRect(g, x + dx + 0.025, y + dy + 0.025, w - 0.05, h - 0.05, 0.05);
    g.fill();
  }
}

function step(g, x, y) {
  for (let i = 0; i < 3; i++) {
    g.fillStyle = C.stepDark;
    g.fillRect(x, y + i / 3, 1, 1 / 3);
    g.fillStyle = C.step;
    g.fillRect(x, y + i / 3, 1, 0.24);
  }
}

function tuft(g, x, y, height, color) {
  g.strokeStyle = color;
  g.lineWidth = 0.035;
  for (const lean of [-0.08, 0, 0.08]) stroke(g, x, y, x + lean, y - height * (lean ? 0.8 : 1));
}

function flower(g, x, y, color) {
  g.fillStyle = color;
  for (let i = 0; i < 5; i++) ellipse(g, x + Math.cos(i * 1.26) * 0.05, y + Math.sin(i * 1.26) * 0.05, 0.035, 0.035);
  g.fillStyle = "#e8b04a";
  ellipse(g, x, y, 0.03, 0.03);
}

export function ellipse(g, x, y, rx, ry) {
  g.beginPath();
  g.ellipse(x, y, rx, ry, 0, 0, 7);
  g.fill();
}

export function stroke(g, x1, y1, x2, y2) {
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
}

export function roundRect(g, x, y, w, h, r) {
  g.beginPath();
  g.roundRect(x, y, w, h, r);
}

export const outline = (g, width = 0.04) => {
  g.strokeStyle = INK;
  g.lineWidth = width;
  g.stroke();
};
