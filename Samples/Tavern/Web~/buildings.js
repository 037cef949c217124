// Walls, doors and roofs. A wall stands a little higher than its tile: its face lies on the ground picture, its cap on the
// picture that covers whoever stands behind it.

import { BUILD as B, SHADE } from "./palette.js";
import { between, chance, pick } from "./noise.js";
import { BUILDINGS, buildingAt } from "./hollowmere.js";
import { roundRect, ellipse } from "./ground.js";

const LIFT = 0.6;
const isWall = (tile) => "#+D".includes(tile);

/** Paints the faces of walls and what leans on them. */
export function paintFaces(g, village, region) {
  each(village, region, "#+D", (x, y, tile) => {
    if (village.tile(x, y + 1) === "#") return;
    g.fillStyle = SHADE;
    g.fillRect(x, y + 1, 1, 0.16);
    if (tile === "+") doorway(g, x, y);
    else if (tile === "D") (village.flags.has("found_key") ? doorway : lockedDoor)(g, x, y);
    else face(g, x, y, buildingAt(x, y)?.walls ?? "stone", !isInside(village, x, y + 1) && chance(x, y, 2) < 0.34 && village.tile(x, y + 1) !== "#");
  });
  each(village, region, "H", (x, y) => village.tile(x, y + 1) !== "H" && cottageFace(g, x, y, village));
}

/** Paints the caps of walls. */
export function paintCaps(g, village, region) {
  each(village, region, "#+D", (x, y) => {
    const stone = buildingAt(x, y)?.walls === "stone";
    g.fillStyle = stone ? B.capStone : B.cap;
    g.fillRect(x - 0.005, y - LIFT, 1.01, 1.01);
    // A lighter rim on the side of the sun, a darker one away from it, and a seam along the middle.
    const [north, south, west, east] = [[0, -1], [0, 1], [-1, 0], [1, 0]].map(([dx, dy]) => isWall(village.tile(x + dx, y + dy)));
    g.fillStyle = stone ? B.stone : B.timberLight;
    if (!north) g.fillRect(x, y - LIFT, 1, 0.12);
    if (!west) g.fillRect(x, y - LIFT, 0.12, 1);
    g.fillStyle = "rgba(20, 16, 12, 0.35)";
    if (!south) g.fillRect(x, y + 0.3, 1, 0.1);
    if (!east) g.fillRect(x + 0.9, y - LIFT, 0.1, 1);
    g.fillStyle = stone ? "rgba(255, 255, 255, 0.07)" : "rgba(255, 230, 190, 0.09)";
    if (west || east) g.fillRect(x, y - LIFT + 0.36, 1, 0.26);
    if (north || south) g.fillRect(x + 0.36, y - LIFT, 0.26, 1);
  });
  each(village, region, "H", (x, y) => {
    if (village.tile(x - 1, y) !== "H" && village.tile(x, y - 1) !== "H") cottageRoof(g, x, y, village);
  });
}

const isInside = (village, x, y) => "_%".includes(village.tile(x, y));

// A cottage is painted from its first tile and reaches six tiles from there.
function each(village, region, kinds, paint) {
  for (let y = region.top - 4; y <= region.bottom + 2; y++) for (let x = region.left - 6; x <= region.right + 1; x++) {
    const tile = village.tile(x, y);
    if (kinds.includes(tile)) paint(x, y, tile);
  }
}

function face(g, x, y, style, hasWindow) {
  const top = y + 1 - LIFT;
  if (style === "stone") {
    g.fillStyle = B.stoneDark;
    g.fillRect(x, top, 1, LIFT);
    for (let row = 0; row < 3; row++) for (let i = -1; i < 3; i++) {
      const left = x + i * 0.4 + (row % 2 ? 0.2 : 0);
      g.fillStyle = pick([B.stone, B.stoneLight, "#81858a"], x * 3 + i, y * 3 + row, 4);
      const from = Math.max(left, x), to = Math.min(left + 0.37, x + 1);
      if (to > from) g.fillRect(from, top + row * 0.2 + 0.015, to - from, 0.17);
    }
  } else {
    g.fillStyle = B.plaster;
    g.fillRect(x, top, 1, LIFT);
    g.fillStyle = B.plasterShade;
    g.fillRect(x, top, 1, 0.12);
    g.fillStyle = B.timber;
    g.fillRect(x, top, 1, 0.07);
    g.fillRect(x, y + 0.92, 1, 0.08);
    g.fillRect(x - 0.04, top, 0.08, LIFT);
    if (!hasWindow && chance(x, y, 6) < 0.4) brace(g, x, top);
  }
  if (hasWindow) windowPane(g, x + 0.3, top + 0.13, 0.4, 0.3);
}

function brace(g, x, top) {
  g.strokeStyle = B.timber;
  g.lineWidth = 0.06;
  g.beginPath();
  g.moveTo(x + 0.04, top + LIFT - 0.06);
  g.lineTo(x + 0.96, top + 0.06);
  g.stroke();
}

function windowPane(g, x, y, w, h) {
  g.fillStyle = B.timber;
  g.fillRect(x - 0.04, y - 0.04, w + 0.08, h + 0.08);
  g.fillStyle = B.window;
  g.fillRect(x, y, w, h);
  g.fillStyle = "rgba(255, 207, 115, 0.55)";
  g.fillRect(x, y, w, h);
  g.fillStyle = B.timber;
  g.fillRect(x + w / 2 - 0.015, y, 0.03, h);
  g.fillRect(x, y + h / 2 - 0.015, w, 0.03);
}

function doorway(g, x, y) {
  g.fillStyle = "#2a2119";
  g.fillRect(x, y + 0.4, 1, 0.6);
  g.fillStyle = "#7d5b3a";
  g.fillRect(x + 0.1, y + 0.72, 0.8, 0.28);
  g.fillStyle = B.timber;
  g.fillRect(x, y + 0.4, 0.1, 0.6);
  g.fillRect(x + 0.9, y + 0.4, 0.1, 0.6);
}

function lockedDoor(g, x, y) {
  g.fillStyle = B.timber;
  g.fillRect(x, y + 0.36, 1, 0.64);
  for (let i = 0; i < 4; i++) {
    g.fillStyle = i % 2 ? B.door : "#75543a";
    g.fillRect(x + 0.08 + i * 0.21, y + 0.42, 0.2, 0.58);
  }
  g.fillStyle = "#3b3f44";
  g.fillRect(x + 0.06, y + 0.52, 0.88, 0.07);
  g.fillRect(x + 0.06, y + 0.82, 0.88, 0.07);
  g.fillStyle = "#c9a24c";
  ellipse(g, x + 0.76, y + 0.71, 0.06, 0.06);
}

function cottageFace(g, x, y, village) {
  const width = run(village, x, y);
  const middle = village.tile(x - 1, y) === "H" && village.tile(x + 1, y) === "H" && x % 2 === 0;
  face(g, x, y, "timber", village.tile(x - 1, y) === "H" && village.tile(x + 1, y) === "H" && !middle);
  if (middle && width) {
    g.fillStyle = B.timber;
    roundRect(g, x + 0.22, y + 0.44, 0.56, 0.56, [0.2, 0.2, 0, 0]);
    g.fill();
    g.fillStyle = B.door;
    roundRect(g, x + 0.28, y + 0.5, 0.44, 0.5, [0.16, 0.16, 0, 0]);
    g.fill();
  }
  g.fillStyle = SHADE;
  g.fillRect(x, y + 1, 1, 0.16);
}

function run(village, x, y) {
  let width = 1;
  while (village.tile(x + width, y) === "H") width++;
  return width;
}

function cottageRoof(g, x, y, village) {
  const width = run(village, x, y);
  roof(g, { left: x, top: y, right: x + width - 1, bottom: y + 2, roof: chance(x, y, 1) < 0.6 ? "thatch" : "slate", chimney: x + 1 });
}

/** Paints the roof of one building, in tiles. */
export function roof(g, b) {
  const [light, dark, color] = { thatch: [B.thatchLight, B.thatchDark, B.thatch], slate: [B.slateLight, B.slateDark, B.slate], reed: [B.reedLight, B.reedDark, B.reed] }[b.roof];
  const [left, right, top, bottom] = [b.left - 0.35, b.right + 1.35, b.top - 0.95, b.bottom + 0.5];
  const ridge = top + (bottom - top) * 0.42;
  g.fillStyle = "rgba(20, 22, 26, 0.35)";
  g.fillRect(left + 0.1, bottom, right - left - 0.2, 0.16);
  g.fillStyle = dark;
  roundRect(g, left, top, right - left, bottom - top, 0.18);
  g.fill();
  g.save();
  g.clip();
  const rows = Math.round((bottom - top) / 0.34);
  for (let row = 0; row < rows; row++) {
    const y = top + row * 0.34;
    const behind = y < ridge;
    for (let i = 0; i <= (right - left) / 0.4; i++) {
      g.fillStyle = pick(behind ? [color, dark] : [color, light, color], b.left * 7 + i, b.top * 7 + row, 8);
      const x = left + i * 0.4 + (row % 2 ? -0.2 : 0);
      if (b.roof === "slate") roundRect(g, x + 0.015, y, 0.375, 0.33, [0, 0, 0.1, 0.1]);
      else roundRect(g, x, y - between(0, 0.08, i, row, 9), 0.41, 0.4, [0, 0, 0.16, 0.16]);
      g.fill();
    }
    g.fillStyle = "rgba(30, 24, 16, 0.16)";
    g.fillRect(left, y + 0.29, right - left, 0.05);
  }
  g.fillStyle = "rgba(20, 22, 30, 0.16)";
  g.fillRect(left, top, right - left, ridge - top);
  g.restore();
  g.fillStyle = light;
  roundRect(g, left - 0.05, ridge - 0.12, right - left + 0.1, 0.24, 0.12);
  g.fill();
  if (b.chimney) chimney(g, b.chimney, ridge - 0.9);
  if (b.spire) spire(g, b.spire + 0.5, ridge);
}

function chimney(g, x, y) {
  g.fillStyle = B.stoneDark;
  g.fillRect(x, y, 0.8, 1);
  g.fillStyle = B.stone;
  g.fillRect(x + 0.06, y + 0.05, 0.68, 0.9);
  g.fillStyle = "#2c2a2a";
  g.fillRect(x + 0.16, y - 0.05, 0.48, 0.22);
}

function spire(g, x, y) {
  g.fillStyle = B.stoneLight;
  g.fillRect(x - 0.55, y - 1.5, 1.1, 1.5);
  g.fillStyle = "#3a4148";
  roundRect(g, x - 0.25, y - 1.25, 0.5, 0.8, [0.25, 0.25, 0, 0]);
  g.fill();
  g.fillStyle = "#c9a24c";
  roundRect(g, x - 0.17, y - 0.98, 0.34, 0.36, [0.17, 0.17, 0.04, 0.04]);
  g.fill();
  g.fillStyle = B.slateDark;
  g.beginPath();
  g.moveTo(x - 0.7, y - 1.45);
  g.lineTo(x, y - 2.9);
  g.lineTo(x + 0.7, y - 1.45);
  g.fill();
  g.fillStyle = B.slateLight;
  g.beginPath();
  g.moveTo(x - 0.7, y - 1.45);
  g.lineTo(x, y - 2.9);
  g.lineTo(x - 0.08, y - 1.45);
  g.fill();
}

/** The roofs that lift when the player is under them: a picture each, with where it goes. */
export function roofs(size) {
  return BUILDINGS.filter((b) => b.roof).map((b) => {
    const [left, top] = [b.left - 1, b.top - 4];
    const canvas = document.createElement("canvas");
    canvas.width = (b.right - left + 3) * size;
    canvas.height = (b.bottom - top + 2) * size;
    const g = canvas.getContext("2d");
    g.scale(size, size);
    g.translate(-left, -top);
    roof(g, b);
    return { ...b, canvas, x: left, y: top, alpha: 1 };
  });
}
