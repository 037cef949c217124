// How each person looks, on the ground and in the portrait. People of another world get a look from their name.

import { textNumber } from "./noise.js";

const LOOKS = {
  mara: { cloak: "#a4553a", dark: "#7b3c28", trim: "#f0e2c0", skin: "#eab58e", hair: "#7a3b20", cut: "bun", apron: true },
  orrin: { cloak: "#3f5876", dark: "#2b3e57", trim: "#b9c3cc", skin: "#d9a57f", hair: "#a7a7a3", cut: "helm", beard: "short" },
  bregga: { cloak: "#7d5434", dark: "#573821", trim: "#d8b070", skin: "#c98d66", hair: "#c2602c", cut: "braids", wide: true, soot: true },
  aldous: { cloak: "#e4ddca", dark: "#b5ab92", trim: "#6b3440", skin: "#edc4a2", hair: "#d8d4ca", cut: "tonsure", beard: "none" },
  tam: { cloak: "#5f7f4c", dark: "#435d36", trim: "#d9c98f", skin: "#f0c39c", hair: "#d8b45c", cut: "mop", small: true },
  ysolt: { cloak: "#6c4f80", dark: "#4b3560", trim: "#9fc0a2", skin: "#d7a888", hair: "#d9d9df", cut: "long", lines: true },
};

export const PLAYER = { cloak: "#2f7a77", dark: "#1f5654", trim: "#f6bf63", skin: "#e3b08a", hair: "#4a3527", cut: "hood" };

const CLOAKS = [["#8a5a6a", "#653f4c"], ["#5a7a8c", "#3f5866"], ["#8c7a4a", "#675932"], ["#5c6e9a", "#424f72"], ["#7a6a58", "#574b3e"]];
const CUTS = ["mop", "bun", "long", "tonsure", "braids"];
const HAIR = ["#3b2a20", "#7a4a2a", "#c9a45a", "#a7a7a3", "#8a3b22"];

/** The look of a person. */
export function lookOf(id) {
  if (LOOKS[id]) return LOOKS[id];
  const n = textNumber(id);
  const [cloak, dark] = CLOAKS[n % CLOAKS.length];
  return { cloak, dark, trim: "#e6d5a8", skin: ["#eab58e", "#c98d66", "#8f5f42"][n % 3], hair: HAIR[(n >> 3) % HAIR.length], cut: CUTS[(n >> 5) % CUTS.length] };
}
