// The colours of Hollowmere: moss, peat and pewter by day; everything warm is lamplight.

export const GROUND = {
  grass: "#6b8452", grassLight: "#87a063", grassDark: "#536b45", blade: "#435c3b",
  path: "#b89f76", pathEdge: "#8a7654", pebble: "#d3bf98",
  cobble: "#8f8d80", cobbleEdge: "#6d6c62", cobbleLight: "#a8a697",
  water: "#3d6d75", waterLight: "#5c9095", waterDeep: "#2c545f", bank: "#5f5a40", foam: "#b9d6d2",
  marsh: "#66703f", marshDark: "#4c5735", murk: "#3e5247", murkLight: "#58705e", reed: "#a4a05c", reedDark: "#6d7340", stone: "#e9e6da",
  plank: "#9b7b54", plankDark: "#6f5538", plankLight: "#b5946a",
  board: "#a17a52", boardDark: "#7d5b3a", boardLight: "#b98f63", flag: "#8b8a86", flagDark: "#6d6c6a", flagLight: "#a3a29c",
  step: "#d9d5c6", stepDark: "#a9a594",
};

export const BUILD = {
  plaster: "#ddcfae", plasterShade: "#c2b08b", timber: "#59402b", timberLight: "#7b5a3d",
  stone: "#8d8f8d", stoneDark: "#6b6e6f", stoneLight: "#abacaa", cap: "#5f4630", capStone: "#686b6c",
  thatch: "#b3924f", thatchDark: "#86692f", thatchLight: "#d0b06a", slate: "#5d6a74", slateDark: "#46525c", slateLight: "#7a8791",
  reed: "#9b8f58", reedDark: "#746a3c", reedLight: "#b7ab72", window: "#2b3340", lit: "#ffcf73", door: "#6a4a2e",
};

export const INK = "rgba(34, 30, 22, 0.55)";
export const SHADE = "rgba(24, 28, 34, 0.28)";

/** Colour of the daylight by hour; between two hours it blends. */
const DAY = [
  [0, 62, 76, 128], [4.5, 68, 82, 136], [6, 176, 140, 150], [7.5, 255, 222, 190], [9, 255, 248, 236], [12, 255, 255, 255],
  [16, 255, 248, 230], [17.5, 255, 216, 164], [18.7, 240, 166, 130], [19.8, 158, 116, 150], [21, 86, 92, 146], [22.5, 64, 78, 130], [24, 62, 76, 128],
];

/** The light at a minute of the day: red, green and blue from 0 to 255. */
export function daylight(minutes) {
  const hour = (minutes / 60) % 24;
  const next = DAY.findIndex((key) => key[0] > hour);
  const [from, to] = [DAY[next - 1], DAY[next]];
  const share = (hour - from[0]) / (to[0] - from[0]);
  return [1, 2, 3].map((i) => Math.round(from[i] + (to[i] - from[i]) * share));
}

/** How dark it is: 0 at noon, 1 at midnight. */
export function darkness(minutes) {
  const [r, g, b] = daylight(minutes);
  return Math.min(1, Math.max(0, (232 - (r + g + b) / 3) / 140));
}
