// People on the ground: a cloak, a head, two boots, and the light step of somebody who walks.

import { ellipse, roundRect } from "./ground.js";

/** The place that a person takes up, in tiles: left, top, right, bottom. */
export const figureBounds = ({ x, y }) => [x - 0.25, y - 0.7, x + 1.25, y + 1.15];

/** Draws a person whose feet stand at a tile position; one unit is a tile. */
export function paintFigure(g, body, look, seconds, highlighted) {
  const scale = look.small ? 0.84 : look.wide ? 1.08 : 1;
  const swing = body.moving ? Math.sin(body.stride * 1.4) : 0;
  const breath = body.moving ? Math.abs(swing) * 0.05 : Math.sin(seconds * 1.8 + body.goalX) * 0.012;
  const side = Math.abs(body.lookX) > Math.abs(body.lookY) ? Math.sign(body.lookX) : 0;
  const back = !side && body.lookY < 0;
  g.save();
  g.translate(body.x + 0.5, body.y + 0.82);
  g.fillStyle = "rgba(20, 22, 24, 0.35)";
  ellipse(g, 0.04, 0, 0.34 * scale, 0.13);
  if (highlighted) {
    g.strokeStyle = "#f6bf63";
    g.lineWidth = 0.05;
    g.beginPath();
    g.ellipse(0, 0, 0.48 * scale, 0.2, 0, 0, 7);
    g.stroke();
  }
  g.scale(scale, scale);
  g.fillStyle = "#33261c";
  ellipse(g, -0.12, -0.03 - Math.max(0, swing) * 0.08, 0.1, 0.07);
  ellipse(g, 0.12, -0.03 - Math.max(0, -swing) * 0.08, 0.1, 0.07);
  g.translate(0, -breath);
  cloak(g, look, side, back, swing);
  head(g, look, side, back);
  g.restore();
}

function cloak(g, look, side, back, swing) {
  const wide = look.wide ? 0.08 : 0;
  g.beginPath();
  g.moveTo(-0.2 - wide, -0.68);
  g.quadraticCurveTo(-0.4 - wide, -0.3, -0.33 - wide + swing * 0.03, -0.06);
  g.quadraticCurveTo(0, 0.04, 0.33 + wide + swing * 0.03, -0.06);
  g.quadraticCurveTo(0.4 + wide, -0.3, 0.2 + wide, -0.68);
  g.closePath();
  g.fillStyle = look.cloak;
  g.fill();
  g.strokeStyle = look.dark;
  g.lineWidth = 0.045;
  g.stroke();
  g.fillStyle = look.dark;
  g.beginPath();
  g.moveTo(0.05 - side * 0.1, -0.62);
  g.quadraticCurveTo(0.36 + wide, -0.3, 0.31 + wide + swing * 0.03, -0.07);
  g.quadraticCurveTo(0.2, -0.03, 0.12 - side * 0.1, -0.02);
  g.fill();
  if (back) return;
  if (look.apron) {
    g.fillStyle = look.trim;
    roundRect(g, -0.15 + side * 0.12, -0.46, 0.3, 0.4, 0.06);
    g.fill();
  } else {
    g.fillStyle = look.trim;
    g.fillRect(-0.025 + side * 0.12, -0.58, 0.05, 0.5);
  }
  g.fillStyle = look.trim;
  ellipse(g, side * 0.1, -0.6, 0.06, 0.05);
}

function head(g, look, side, back) {
  const [x, y, r] = [side * 0.04, -0.86, 0.235];
  if (look.cut === "long" || look.cut === "braids") {
    g.fillStyle = look.hair;
    if (look.cut === "long") roundRect(g, x - 0.26, y - 0.1, 0.52, 0.46, 0.16);
    else roundRect(g, x - 0.3, y, 0.13, 0.42, 0.06);
    g.fill();
    if (look.cut === "braids") {
      roundRect(g, x + 0.17, y, 0.13, 0.42, 0.06);
      g.fill();
    }
  }
  if (look.cut === "hood") {
    g.fillStyle = look.cloak;
    ellipse(g, x - side * 0.03, y - 0.01, r * 1.2, r * 1.2);
    g.fillStyle = look.dark;
    if (!back) ellipse(g, x + side * 0.05, y + 0.03, r * 0.94, r * 0.96);
    g.fillStyle = look.skin;
    if (!back) ellipse(g, x + side * 0.07, y + 0.05, r * 0.8, r * 0.82);
  } else {
    g.fillStyle = look.skin;
    ellipse(g, x, y, r, r * 1.02);
    hair(g, look, x, y, r, side, back);
  }

  if (back) return;
  g.fillStyle = "#2b211b";
  if (side) ellipse(g, x + side * 0.13, y + 0.01, 0.028, 0.04);
  else for (const dx of [-0.08, 0.08]) ellipse(g, x + dx, y + 0.02, 0.028, 0.04);
  if (look.beard === "short") {
    g.fillStyle = look.hair;
    ellipse(g, x + side * 0.06, y + 0.16, 0.15, 0.09);
  }
}

function hair(g, look, x, y, r, side, back) {
  g.fillStyle = look.cut === "helm" ? "#8f9aa5" : look.hair;
  g.beginPath();
  if (back) {
    g.ellipse(x, y - 0.02, r * 1.1, r * 1.08, 0, 0, 7);
  } else {
    g.ellipse(x - side * 0.04, y - 0.05, r * 1.08, r * 1.02, 0, Math.PI * 0.98, Math.PI * 2.02);
  }
  g.fill();
  if (look.cut === "tonsure" && !back) {
    g.fillStyle = look.skin;
    ellipse(g, x, y - 0.15, r * 0.78, r * 0.5);
  }
  if (look.cut === "bun") {
    g.fillStyle = look.hair;
    ellipse(g, x - side * 0.18, y - 0.24, 0.12, 0.11);
  }
  if (look.cut === "helm") {
    g.fillStyle = "#6d7883";
    g.fillRect(x - 0.27, y - 0.09, 0.54, 0.06);
    g.fillStyle = "#b5bec6";
    ellipse(g, x - 0.08, y - 0.2, 0.06, 0.05);
  }
}
