// The still parts of the picture in square pieces, painted when they first come into sight and kept for a while.

import { paintGround } from "./ground.js";
import { paintCaps, paintFaces } from "./buildings.js";
import { paintTall } from "./tall.js";
import { paintThings } from "./things.js";

/** Tiles along a side of a piece. */
export const PIECE = 8;
// Enough for the sight of a large window and the way back.
const KEPT = 48;

export class Layers {
  #village;
  #pixels;
  #pieces = new Map();

  /** @param pixels width of a tile in pixels of the picture: a whole number, so that pieces meet without seams */
  constructor(village, pixels) {
    this.#village = village;
    this.#pixels = pixels;
  }

  /** Width of a tile in pixels. */
  get pixels() {
    return this.#pixels;
  }

  /** The pieces in a view; those that are missing are painted now. Every call paints one more ahead of the player's way. */
  inSight(view) {
    const columns = (this.#village.rows[0].length - 1) / PIECE, lines = (this.#village.rows.length - 1) / PIECE;
    const range = (from, to, last) => [Math.max(0, Math.floor(from / PIECE)), Math.min(Math.floor(last), Math.floor(to / PIECE))];
    const [left, right] = range(view.left, view.right, columns);
    const [top, bottom] = range(view.top, view.bottom, lines);
    const seen = [];
    for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) seen.push(this.#piece(x, y));
    this.#paintAhead(left - 1, right + 1, top - 1, bottom + 1, columns, lines);
    return seen;
  }

  #paintAhead(left, right, top, bottom, columns, lines) {
    for (let y = Math.max(0, top); y <= Math.min(bottom, lines); y++) for (let x = Math.max(0, left); x <= Math.min(right, columns); x++) {
      if (this.#pieces.has(`${x},${y}`)) continue;
      this.#piece(x, y);
      return;
    }
  }

  #piece(x, y) {
    const key = `${x},${y}`;
    let piece = this.#pieces.get(key);
    this.#pieces.delete(key);
    piece ??= this.#paint(x * PIECE, y * PIECE);
    // The newest stands last, so that the first is the one unused for longest.
    this.#pieces.set(key, piece);
    if (this.#pieces.size > KEPT) this.#pieces.delete(this.#pieces.keys().next().value);
    return piece;
  }

  #paint(x, y) {
    const region = { left: x, top: y, right: x + PIECE - 1, bottom: y + PIECE - 1 };
    const ground = this.#sheet(region, { alpha: false });
    paintGround(ground, this.#village, region);
    paintFaces(ground, this.#village, region);
    paintThings(ground, this.#village, region);
    if (!this.#hasTall(region)) return { x, y, ground: ground.canvas, tall: null };
    const tall = this.#sheet(region, {});
    paintCaps(tall, this.#village, region);
    paintTall(tall, this.#village, region);
    return { x, y, ground: ground.canvas, tall: tall.canvas };
  }

  #sheet(region, options) {
    const side = PIECE * this.#pixels;
    const g = Object.assign(document.createElement("canvas"), { width: side, height: side }).getContext("2d", options);
    g.scale(this.#pixels, this.#pixels);
    g.translate(-region.left, -region.top);
    return g;
  }

  // What covers people is rare: most pieces have none and cost nothing.
  #hasTall(region) {
    for (let y = region.top - 1; y <= region.bottom + 3; y++) for (let x = region.left - 1; x <= region.right + 1; x++) {
      if ("#+DHTlGjWS".includes(this.#village.tile(x, y))) return true;
    }
    return false;
  }
}
