// Chance that is the same on every machine and every run: the village looks the same whenever it is drawn.

/** A number from 0 up to 1 for a tile and a purpose. */
export function chance(x, y, purpose = 0) {
  let h = (x * 374761393 + y * 668265263 + purpose * 2147483647) | 0;
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

/** A number between two bounds. */
export const between = (low, high, x, y, purpose) => low + (high - low) * chance(x, y, purpose);

/** One entry of a list. */
export const pick = (list, x, y, purpose) => list[Math.floor(chance(x, y, purpose) * list.length)];

/** A number for a text, for people whom the artist never met. */
export function textNumber(text) {
  let h = 7;
  for (const c of text) h = (Math.imul(h, 31) + c.codePointAt(0)) | 0;
  return Math.abs(h);
}
