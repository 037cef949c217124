// The light of the day over everything, and lamplight that pushes the dusk back: a small picture of light that is multiplied onto
// the scene.

import { darkness, daylight } from "./palette.js";

// Pixels of the light picture per tile: light has no sharp edges.
const GRAIN = 6;

/** How far a flame is seen to tremble, in tiles. */
export const TREMBLE = 0.9;

export class Light {
  #canvas = document.createElement("canvas");
  #glow = new Map();

  /** Paints the light of a minute for a view: called when either has changed. */
  prepare(view, lights, minutes) {
    const [width, height] = [Math.ceil(view.width * GRAIN), Math.ceil(view.height * GRAIN)];
    if (this.#canvas.width !== width || this.#canvas.height !== height) Object.assign(this.#canvas, { width, height });
    const light = this.#canvas.getContext("2d");
    light.globalAlpha = 1;
    light.globalCompositeOperation = "source-over";
    light.fillStyle = `rgb(${daylight(minutes).join(",")})`;
    light.fillRect(0, 0, width, height);
    light.globalCompositeOperation = "lighter";
    light.globalAlpha = Math.min(1, darkness(minutes) * 1.15);
    for (const lamp of lights) {
      const r = lamp.radius * GRAIN;
      const [x, y] = [(lamp.x + 0.5 - view.x) * GRAIN, (lamp.y + 0.5 - view.y) * GRAIN];
      if (x < -r || y < -r || x > width + r || y > height + r) continue;
      light.drawImage(this.#sprite(lamp.color), x - r, y - r, r * 2, r * 2);
    }
  }

  /** Lays the light over the picture. */
  shine(g, view, tile) {
    g.globalCompositeOperation = "multiply";
    g.imageSmoothingEnabled = true;
    g.drawImage(this.#canvas, 0, 0, view.width * tile, view.height * tile);
    g.globalCompositeOperation = "source-over";
  }

  /** Lets the open flames tremble; one unit is a tile. */
  tremble(g, flames, minutes, seconds) {
    g.globalCompositeOperation = "lighter";
    for (const { x, y, color } of flames) {
      const wave = Math.sin(seconds * 5 + x * 3) * 0.5 + Math.sin(seconds * 11 + y) * 0.3;
      g.globalAlpha = Math.min(1, darkness(minutes)) * (0.22 + wave * 0.09);
      g.drawImage(this.#sprite(color), x + 0.5 - TREMBLE, y + 0.5 - TREMBLE, TREMBLE * 2, TREMBLE * 2);
    }
    g.globalAlpha = 1;
    g.globalCompositeOperation = "source-over";
  }

  #sprite(color) {
    const key = color.join();
    if (!this.#glow.has(key)) {
      const canvas = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
      const g = canvas.getContext("2d");
      const fade = g.createRadialGradient(32, 32, 0, 32, 32, 32);
      fade.addColorStop(0, `rgba(${key}, 0.95)`);
      fade.addColorStop(0.3, `rgba(${key}, 0.55)`);
      fade.addColorStop(0.65, `rgba(${key}, 0.16)`);
      fade.addColorStop(1, `rgba(${key}, 0)`);
      g.fillStyle = fade;
      g.fillRect(0, 0, 64, 64);
      this.#glow.set(key, canvas);
    }
    return this.#glow.get(key);
  }
}

/** Draws the little sun or moon with the light of the day behind it. */
export function paintDial(g, size, minutes) {
  const [r, gr, b] = daylight(minutes);
  g.clearRect(0, 0, size, size);
  g.save();
  g.beginPath();
  g.arc(size / 2, size / 2, size / 2 - 1, 0, 7);
  g.clip();
  const sky = g.createLinearGradient(0, 0, 0, size);
  sky.addColorStop(0, `rgb(${r * 0.45},${gr * 0.6},${b * 0.85})`);
  sky.addColorStop(0.75, `rgb(${r},${gr * 0.92},${b * 0.8})`);
  g.fillStyle = sky;
  g.fillRect(0, 0, size, size);
  const isDay = minutes >= 360 && minutes < 1200;
  const share = isDay ? (minutes - 360) / 840 : ((minutes + 1440 - 1200) % 1440) / 600;
  const [x, y] = [size * (0.12 + share * 0.76), size * (0.72 - Math.sin(share * Math.PI) * 0.46)];
  g.fillStyle = isDay ? "#ffe08a" : "#f2efe2";
  g.beginPath();
  g.arc(x, y, size * 0.13, 0, 7);
  g.fill();
  if (!isDay) {
    g.fillStyle = `rgb(${r * 0.55},${gr * 0.66},${b * 0.85})`;
    g.beginPath();
    g.arc(x + size * 0.06, y - size * 0.03, size * 0.11, 0, 7);
    g.fill();
  }
  g.fillStyle = "#26362f";
  g.fillRect(0, size * 0.76, size, size);
  g.restore();
  g.strokeStyle = "#c9b88f";
  g.lineWidth = size * 0.03;
  g.beginPath();
  g.arc(size / 2, size / 2, size / 2 - 2, 0, 7);
  g.stroke();
}
