// The portrait: one head, six emotions. Brows, lids, mouth and tilt do the talking.

import { ellipse, roundRect } from "./ground.js";

// brow: inner and outer height; open: how far the eyes are; mouth: curve and width; tilt of the head; flush of the cheeks.
const MOODS = {
  neutral: { inner: 0, outer: 0, open: 1, curve: 0.02, wide: 0.2, tilt: 0, flush: 0.1 },
  happy: { inner: -0.03, outer: -0.02, open: 0.72, curve: 0.13, wide: 0.27, tilt: -0.04, flush: 0.45, teeth: true },
  sad: { inner: -0.09, outer: 0.06, open: 0.72, curve: -0.09, wide: 0.19, tilt: 0.07, flush: 0.05, tear: true },
  angry: { inner: 0.09, outer: -0.06, open: 0.78, curve: -0.06, wide: 0.25, tilt: 0, flush: 0.6, crease: true },
  afraid: { inner: -0.1, outer: 0.02, open: 1.3, curve: -0.04, wide: 0.17, tilt: 0.03, flush: 0, sweat: true, wobble: true },
  surprised: { inner: -0.12, outer: -0.1, open: 1.38, curve: 0, wide: 0.13, tilt: 0, flush: 0.15, round: true },
};

/** Draws a bust that fills a picture. `speaking` from 0 to 1 opens the mouth, `blink` from 0 to 1 closes the eyes. */
export function paintFace(g, width, height, look, emotion, { speaking = 0, blink = 0 } = {}) {
  const mood = MOODS[emotion] ?? MOODS.neutral;
  g.save();
  g.clearRect(0, 0, width, height);
  backdrop(g, width, height, look);
  const unit = Math.min(width, height / 1.18);
  g.translate(width / 2, height - unit * 0.62);
  g.scale(unit, unit);
  shoulders(g, look);
  g.rotate(mood.tilt);
  behindHead(g, look);
  g.fillStyle = look.skin;
  roundRect(g, -0.1, 0.12, 0.2, 0.24, 0.08);
  g.fill();
  g.fillStyle = "rgba(60, 30, 20, 0.22)";
  ellipse(g, 0, 0.24, 0.11, 0.06);
  for (const side of [-1, 1]) {
    g.fillStyle = look.skin;
    ellipse(g, side * 0.275, 0, 0.05, 0.075);
  }
  g.fillStyle = look.skin;
  g.beginPath();
  g.moveTo(-0.27, -0.12);
  g.bezierCurveTo(-0.29, 0.14, -0.17, 0.31, 0, 0.31);
  g.bezierCurveTo(0.17, 0.31, 0.29, 0.14, 0.27, -0.12);
  g.bezierCurveTo(0.25, -0.36, -0.25, -0.36, -0.27, -0.12);
  g.fill();
  cheeks(g, mood);
  if (look.beard === "short") beard(g, look);
  eyes(g, mood, blink);
  brows(g, look, mood);
  nose(g, look);
  mouth(g, mood, speaking);
  marks(g, look, mood);
  hairFront(g, look);
  g.restore();
}

function backdrop(g, width, height, look) {
  const glow = g.createRadialGradient(width / 2, height * 0.42, 0, width / 2, height * 0.42, height * 0.75);
  glow.addColorStop(0, "#54655a");
  glow.addColorStop(0.55, "#33453f");
  glow.addColorStop(1, "#1b2926");
  g.fillStyle = glow;
  g.fillRect(0, 0, width, height);
  g.fillStyle = look.trim;
  g.globalAlpha = 0.08;
  ellipse(g, width * 0.2, height * 0.2, width * 0.24, width * 0.24);
  g.globalAlpha = 1;
}

function shoulders(g, look) {
  const w = look.wide ? 0.6 : look.small ? 0.42 : 0.5;
  g.fillStyle = look.cloak;
  g.beginPath();
  g.moveTo(-w, 0.7);
  g.bezierCurveTo(-w, 0.38, -0.26, 0.34, -0.1, 0.26);
  g.lineTo(0.1, 0.26);
  g.bezierCurveTo(0.26, 0.34, w, 0.38, w, 0.7);
  g.fill();
  g.fillStyle = look.dark;
  g.beginPath();
  g.moveTo(0.1, 0.26);
  g.bezierCurveTo(0.26, 0.34, w, 0.38, w, 0.7);
  g.lineTo(0.2, 0.7);
  g.fill();
  g.strokeStyle = look.trim;
  g.lineWidth = 0.035;
  g.beginPath();
  g.moveTo(-0.16, 0.3);
  g.quadraticCurveTo(0, 0.5, 0.16, 0.3);
  g.stroke();
  g.fillStyle = look.trim;
  ellipse(g, 0, 0.43, 0.045, 0.045);
}

function behindHead(g, look) {
  g.fillStyle = look.cut === "hood" ? look.dark : look.hair;
  if (look.cut === "long") roundRect(g, -0.36, -0.26, 0.72, 0.84, 0.28);
  else if (look.cut === "hood") roundRect(g, -0.38, -0.44, 0.76, 0.84, 0.36);
  else if (look.cut === "mop") roundRect(g, -0.34, -0.38, 0.68, 0.5, 0.24);
  else return extras(g, look);
  g.fill();
}

function extras(g, look) {
  if (look.cut === "bun") ellipse(g, 0.04, -0.42, 0.15, 0.13);
  if (look.cut === "braids") for (const side of [-1, 1]) {
    for (let i = 0; i < 4; i++) ellipse(g, side * (0.31 - i * 0.012), 0.08 + i * 0.11, 0.075 - i * 0.006, 0.075);
    g.fillStyle = look.trim;
    g.fillRect(side * 0.28 - 0.045, 0.44, 0.09, 0.04);
    g.fillStyle = look.hair;
  }
}

function cheeks(g, mood) {
  g.fillStyle = `rgba(205, 84, 62, ${mood.flush * 0.55})`;
  for (const side of [-1, 1]) ellipse(g, side * 0.165, 0.1, 0.075, 0.05);
}

function eyes(g, mood, blink) {
  const open = Math.max(0.06, mood.open * (1 - blink));
  for (const side of [-1, 1]) {
    g.fillStyle = "#fbf6ea";
    ellipse(g, side * 0.115, -0.01, 0.062, 0.048 * open);
    g.fillStyle = "#33281f";
    ellipse(g, side * 0.112, -0.005, 0.029, Math.min(0.034, 0.048 * open));
    g.fillStyle = "#ffffff";
    if (open > 0.3) ellipse(g, side * 0.112 + 0.012, -0.02, 0.009, 0.009);
    g.strokeStyle = "rgba(50, 30, 22, 0.75)";
    g.lineWidth = 0.014;
    g.beginPath();
    g.ellipse(side * 0.115, -0.01, 0.066, 0.05 * open, 0, Math.PI, Math.PI * 2);
    g.stroke();
  }
}

function brows(g, look, mood) {
  g.strokeStyle = look.cut === "helm" ? "#7d7a74" : shade(look.hair);
  g.lineWidth = 0.034;
  g.lineCap = "round";
  for (const side of [-1, 1]) {
    g.beginPath();
    g.moveTo(side * 0.055, -0.1 + mood.inner);
    g.quadraticCurveTo(side * 0.12, -0.135 + (mood.inner + mood.outer) / 2, side * 0.19, -0.1 + mood.outer);
    g.stroke();
  }
}

function shade(color) {
  const n = parseInt(color.slice(1), 16);
  return `rgb(${[16, 8, 0].map((s) => Math.round(((n >> s) & 255) * 0.62)).join(",")})`;
}

function nose(g) {
  g.strokeStyle = "rgba(110, 60, 40, 0.6)";
  g.lineWidth = 0.016;
  g.beginPath();
  g.moveTo(0.012, 0);
  g.quadraticCurveTo(0.05, 0.09, 0, 0.095);
  g.stroke();
}

function mouth(g, mood, speaking) {
  const y = 0.185;
  const gape = (mood.round ? 0.055 : 0) + speaking * 0.055;
  g.fillStyle = "#6d2f2a";
  g.strokeStyle = "#8a4238";
  g.lineWidth = 0.02;
  g.beginPath();
  if (mood.round) {
    g.ellipse(0, y, mood.wide * 0.5, gape, 0, 0, 7);
    g.fill();
    return;
  }
  g.moveTo(-mood.wide / 2, y - mood.curve * 0.3);
  g.quadraticCurveTo(mood.wobble ? -0.04 : 0, y + mood.curve, mood.wide / 2, y - mood.curve * 0.3 + (mood.wobble ? 0.015 : 0));
  if (gape > 0.008 || mood.teeth) {
    g.quadraticCurveTo(0, y + mood.curve + gape * 2 + (mood.teeth ? 0.06 : 0), -mood.wide / 2, y - mood.curve * 0.3);
    g.fill();
    if (mood.teeth) {
      g.fillStyle = "#fbf3e2";
      g.beginPath();
      g.moveTo(-mood.wide * 0.4, y + 0.005);
      g.quadraticCurveTo(0, y + mood.curve + 0.02, mood.wide * 0.4, y + 0.005);
      g.quadraticCurveTo(0, y + mood.curve * 0.5, -mood.wide * 0.4, y + 0.005);
      g.fill();
    }
  }
  g.stroke();
}

function marks(g, look, mood) {
  if (mood.tear) {
    g.fillStyle = "rgba(160, 208, 226, 0.95)";
    ellipse(g, -0.135, 0.085, 0.018, 0.03);
  }
  if (mood.sweat) {
    g.fillStyle = "rgba(170, 214, 230, 0.95)";
    ellipse(g, 0.235, -0.12, 0.02, 0.034);
  }
  g.strokeStyle = "rgba(110, 60, 40, 0.55)";
  g.lineWidth = 0.012;
  if (mood.crease) for (const side of [-1, 1]) line(g, side * 0.02, -0.1, side * 0.03, -0.05);
  if (look.lines) for (const side of [-1, 1]) {
    line(g, side * 0.2, 0.0, side * 0.235, -0.015);
    line(g, side * 0.2, 0.02, side * 0.235, 0.03);
    line(g, side * 0.1, 0.09, side * 0.13, 0.16);
  }
  if (look.soot) {
    g.fillStyle = "rgba(40, 36, 34, 0.4)";
    ellipse(g, 0.17, 0.06, 0.05, 0.018);
  }
}

function line(g, x1, y1, x2, y2) {
  g.beginPath();
  g.moveTo(x1, y1);
  g.lineTo(x2, y2);
  g.stroke();
}

function beard(g, look) {
  g.fillStyle = look.hair;
  g.beginPath();
  g.moveTo(-0.265, 0.02);
  g.bezierCurveTo(-0.26, 0.24, -0.16, 0.38, 0, 0.38);
  g.bezierCurveTo(0.16, 0.38, 0.26, 0.24, 0.265, 0.02);
  g.quadraticCurveTo(0.2, 0.14, 0.13, 0.13);
  g.quadraticCurveTo(0, 0.1, -0.13, 0.13);
  g.quadraticCurveTo(-0.2, 0.14, -0.265, 0.02);
  g.fill();
}

function hairFront(g, look) {
  g.fillStyle = look.hair;
  g.beginPath();
  switch (look.cut) {
    case "helm":
      g.fillStyle = "#8f9aa5";
      g.ellipse(0, -0.13, 0.31, 0.28, 0, Math.PI, Math.PI * 2);
      g.fill();
      g.fillStyle = "#66717c";
      roundRect(g, -0.33, -0.18, 0.66, 0.075, 0.03);
      g.fill();
      g.fillStyle = "#c3cbd2";
      ellipse(g, -0.12, -0.3, 0.07, 0.035);
      return;
    case "tonsure":
      for (const side of [-1, 1]) ellipse(g, side * 0.265, -0.08, 0.065, 0.12);
      return;
    case "hood":
      g.fillStyle = look.cloak;
      g.moveTo(-0.38, 0.1);
      g.bezierCurveTo(-0.42, -0.55, 0.42, -0.55, 0.38, 0.1);
      g.bezierCurveTo(0.3, -0.34, -0.3, -0.34, -0.38, 0.1);
      break;
    case "mop":
      g.moveTo(-0.31, -0.02);
      g.bezierCurveTo(-0.36, -0.46, 0.36, -0.46, 0.31, -0.02);
      for (const x of [0.22, 0.12, 0.02, -0.08, -0.2]) {
        g.lineTo(x + 0.02, -0.2);
        g.lineTo(x - 0.03, -0.12);
      }
      break;
    default:
      g.moveTo(-0.3, 0);
      g.bezierCurveTo(-0.36, -0.46, 0.36, -0.46, 0.3, 0);
      g.bezierCurveTo(0.26, -0.2, 0.1, -0.22, -0.06, -0.21);
      g.bezierCurveTo(-0.2, -0.2, -0.26, -0.12, -0.3, 0);
  }
  g.fill();
  if (look.cut === "long") {
    g.fillStyle = look.trim;
    roundRect(g, -0.32, -0.27, 0.64, 0.07, 0.03);
    g.fill();
  }
  if (look.cut === "braids") {
    g.fillStyle = look.trim;
    roundRect(g, -0.31, -0.24, 0.62, 0.055, 0.025);
    g.fill();
  }
}
