// The picture: keeps the camera on the player and puts the layers over each other, once a frame.

import { buildingAt, lights } from "./hollowmere.js";
import { Layers, PIECE } from "./layers.js";
import { roofs } from "./buildings.js";
import { Changes } from "./changes.js";
import { figureBounds, paintFigure } from "./figures.js";
import { fireBounds, paintFires, paintSmoke, paintWaves, smokeBounds, waveBounds } from "./water.js";
import { Light, TREMBLE } from "./light.js";
import { lookOf, PLAYER } from "./looks.js";
import { darkness } from "./palette.js";
import { calm } from "./dom.js";

// Where frames come late the picture gets coarser in these steps; words are not part of it and stay sharp.
const SHARPNESS = [1, 0.8, 0.65, 0.5];
const MOST_PIXELS = 5_000_000;
// Who walks is drawn anew in every frame; flames, waves, smoke and breath move slowly enough for fewer.
const AMBIENT_PER_SECOND = 20;

export class Stage {
  #canvas;
  #village;
  #meter;
  #still = null;
  #number = 0;
  #light = new Light();
  #changes = new Changes();
  #moment = 0;
  #sharpness = 0;
  #late = 0;
  #good = 0;
  #patience = 600;
  #last = 0;
  #view = { x: 0, y: 0, width: 1, height: 1, left: 0, top: 0, right: 0, bottom: 0 };
  #tile = 32;
  #pixels = 32;
  #camera = null;
  #isSized = false;
  /** Pixels at the bottom that the speech panel covers. */
  covered = 0;
  /** Called after every frame. */
  onFrame = () => {};

  constructor(canvas, village, meter) {
    this.#canvas = canvas;
    this.#village = village;
    this.#meter = meter;
    new ResizeObserver(() => { this.#isSized = false; }).observe(canvas);
    requestAnimationFrame((now) => this.#frame(now));
  }

  /** Paints the still layers anew: the map arrived or changed. */
  repaint() {
    this.#still = null;
  }

  /** The tile position under a point of the page. */
  tileAt(clientX, clientY) {
    const box = this.#canvas.getBoundingClientRect();
    return { x: this.#view.x + (clientX - box.left) / this.#tile, y: this.#view.y + (clientY - box.top) / this.#tile };
  }

  /** The point of the page over a tile position. */
  pointOf(x, y) {
    return { x: (x + 0.5 - this.#view.x) * this.#tile, y: (y + 0.5 - this.#view.y) * this.#tile };
  }

  // Only right before drawing: a canvas that changes its size is empty.
  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (!width || !height) return;
    this.#isSized = true;
    const ratio = Math.min(Math.min(window.devicePixelRatio || 1, 2.5) * SHARPNESS[this.#sharpness], Math.sqrt(MOST_PIXELS / (width * height)));
    const tile = Math.min(112, Math.max(30, Math.min(width / 20, height / 13)));
    // A whole number of pixels a tile: pieces then meet without seams and are copied without scaling.
    this.#pixels = Math.max(8, Math.round(tile * ratio));
    this.#tile = this.#pixels / ratio;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#still = null;
  }

  #frame(now) {
    requestAnimationFrame((next) => this.#frame(next));
    const gap = this.#last ? now - this.#last : 16.7;
    this.#last = now;
    if (!this.#village.rows.length) return;
    const before = performance.now();
    if (!this.#isSized) this.#resize();
    this.#village.glide(Math.min(0.1, gap / 1000));
    this.#draw(now / 1000, Math.min(0.1, gap / 1000));
    this.onFrame(now / 1000);
    const work = performance.now() - before;
    this.#meter.frame(gap, work);
    this.#adapt(gap);
  }

  // Half a second of late frames, and the picture gets coarser; a long time without any, and it is tried finer again. Each
  // attempt that fails doubles that time.
  #adapt(gap) {
    const isLate = gap > 21 && gap < 200;
    this.#late = isLate ? this.#late + 1 : Math.max(0, this.#late - 0.5);
    this.#good = isLate ? 0 : this.#good + 1;
    if (this.#late >= 30 && this.#sharpness < SHARPNESS.length - 1) this.#sharpen(1);
    else if (this.#good > this.#patience && this.#sharpness > 0) this.#sharpen(-1);
  }

  #sharpen(steps) {
    if (steps > 0) this.#patience *= 2;
    this.#sharpness += steps;
    this.#late = this.#good = 0;
    this.#isSized = false;
  }

  #draw(seconds, step) {
    const g = this.#canvas.getContext("2d", { alpha: false });
    const pixels = this.#pixels;
    if (!this.#still) this.#prepare(pixels);
    this.#follow(step);
    this.#lift(step);
    const view = this.#view;
    const moment = calm() ? 0 : Math.floor(seconds * AMBIENT_PER_SECOND) / AMBIENT_PER_SECOND;
    const minutes = Math.floor(this.#village.clock);
    const isDark = darkness(minutes) > 0;
    const bodies = this.#bodies();
    const pieces = this.#still.layers.inSight(view);
    const key = [view.x, view.y, this.#canvas.width, this.#canvas.height, minutes, this.#still.number, ...this.#still.roofs.map((r) => r.alpha)].join();
    const places = this.#changes.next(key, this.#moved(bodies, moment, isDark), view, pixels);
    if (places?.length === 0) return;
    if (!places && isDark) this.#light.prepare(view, this.#still.lights, minutes);
    g.save();
    if (places) clip(g, places);
    const onTiles = () => g.setTransform(pixels, 0, 0, pixels, -view.x * pixels, -view.y * pixels);
    const onPixels = () => g.setTransform(1, 0, 0, 1, 0, 0);
    const place = (piece, picture) => g.drawImage(picture, Math.round((piece.x - view.x) * pixels), Math.round((piece.y - view.y) * pixels));
    g.fillStyle = "#41583b";
    g.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    g.imageSmoothingEnabled = false;
    for (const piece of pieces) place(piece, piece.ground);
    onTiles();
    paintWaves(g, this.#village, view, moment);
    paintFires(g, this.#still.fires, view, moment);
    for (const { body, look, lit } of bodies) paintFigure(g, body, look, moment, lit);
    onPixels();
    for (const piece of pieces) if (piece.tall) place(piece, piece.tall);
    onTiles();
    this.#roofs(g, moment);
    onPixels();
    if (isDark) this.#light.shine(g, view, pixels);
    onTiles();
    if (isDark && !calm()) this.#light.tremble(g, this.#flames(), minutes, moment);
    g.restore();
  }

  // Everything that may look different from the last frame although neither the camera nor the hour has changed.
  #moved(bodies, moment, isDark) {
    const isAmbient = moment !== this.#moment;
    this.#moment = moment;
    const places = [];
    for (const { body, lit } of bodies) {
      const looks = [body.x, body.y, body.lookX, body.lookY, body.stride, lit].join();
      if (!isAmbient && looks === body.looks) continue;
      const place = figureBounds(body);
      places.push(place, body.place ?? place); // where it is, and where it was
      Object.assign(body, { looks, place });
    }
    if (!isAmbient) return places;
    const { fires, roofs } = this.#still;
    places.push(...waveBounds(this.#village, this.#view), ...fires.map(fireBounds));
    for (const roof of roofs) if (roof.alpha && roof.chimney) places.push(smokeBounds(...chimneyOf(roof)));
    if (isDark) for (const { x, y } of this.#flames()) places.push([x + 0.5 - TREMBLE, y + 0.5 - TREMBLE, x + 0.5 + TREMBLE, y + 0.5 + TREMBLE]);
    return places.filter(([left, top, right, bottom]) => this.#sees((left + right) / 2, (top + bottom) / 2) || right - left > 3);
  }

  #flames() {
    return this.#still.lights.filter((lamp) => lamp.flame && this.#sees(lamp.x, lamp.y));
  }

  #bodies() {
    const { people, player, near, partner } = this.#village;
    const all = people.map((p) => ({ body: p.body, look: lookOf(p.id), lit: p.id === (partner ?? near) }));
    all.push({ body: player, look: PLAYER, lit: false });
    return all.filter(({ body }) => this.#sees(body.x, body.y)).sort((a, b) => a.body.y - b.body.y);
  }

  #sees(x, y) {
    return x > this.#view.left - 2 && x < this.#view.right + 2 && y > this.#view.top - 2 && y < this.#view.bottom + 2;
  }

  #follow(step) {
    const { player, rows } = this.#village;
    const view = this.#view;
    view.width = this.#canvas.clientWidth / this.#tile;
    view.height = this.#canvas.clientHeight / this.#tile;
    const seen = view.height - this.covered / this.#tile;
    const goal = {
      x: clamp(player.x + 0.5 - view.width / 2, 0, rows[0].length - view.width),
      y: clamp(player.y + 0.4 - seen / 2, 0, rows.length - seen),
    };
    const far = !this.#camera || Math.hypot(goal.x - this.#camera.x, goal.y - this.#camera.y) > 8;
    const share = far || calm() ? 1 : 1 - Math.exp(-step * 7);
    this.#camera ??= { ...goal };
    this.#camera.x += (goal.x - this.#camera.x) * share;
    this.#camera.y += (goal.y - this.#camera.y) * share;
    // On whole pixels, or the still layers would shimmer.
    view.x = Math.round(this.#camera.x * this.#pixels) / this.#pixels;
    view.y = Math.round(this.#camera.y * this.#pixels) / this.#pixels;
    Object.assign(view, { left: Math.floor(view.x), top: Math.floor(view.y), right: Math.ceil(view.x + view.width), bottom: Math.ceil(view.y + view.height) });
  }

  #prepare(pixels) {
    const { rows } = this.#village;
    const fires = [];
    rows.forEach((row, y) => [...row].forEach((tile, x) => {
      if (tile === "h") fires.push({ x, y, base: 0.6 });
      if (tile === "f") fires.push({ x, y, base: 0.3 });
    }));
    this.#still = { layers: new Layers(this.#village, pixels), lights: lights(rows), fires, roofs: roofs(pixels), number: ++this.#number };
  }

  // The roof over the player's head lifts.
  #lift(step) {
    const inside = buildingAt(Math.round(this.#village.player.x), Math.round(this.#village.player.y));
    for (const roof of this.#still.roofs) {
      const goal = inside?.place === roof.place ? 0 : 1;
      roof.alpha = calm() ? goal : roof.alpha + clamp(goal - roof.alpha, -step * 5, step * 5);
    }
  }

  #roofs(g, moment) {
    for (const roof of this.#still.roofs) {
      if (!roof.alpha || roof.x > this.#view.right || roof.y > this.#view.bottom) continue;
      g.globalAlpha = roof.alpha;
      g.drawImage(roof.canvas, roof.x, roof.y, roof.canvas.width / this.#pixels, roof.canvas.height / this.#pixels);
      if (roof.chimney) paintSmoke(g, ...chimneyOf(roof), moment);
      g.globalAlpha = 1;
    }
  }
}

const chimneyOf = (roof) => [roof.chimney + 0.4, roof.top - 0.4];

function clip(g, places) {
  g.beginPath();
  for (const place of places) g.rect(...place);
  g.clip();
}

const clamp = (value, low, high) => (high < low ? (low + high) / 2 : Math.min(high, Math.max(low, value)));
