// What of the picture has to be drawn again. Mostly the camera stands still and a few figures, flames and waves move: then only
// their places are drawn, which leaves the processor to those who talk.

export class Changes {
  #key = null;

  /**
   * The places to draw again, as [x, y, width, height] in pixels of the picture; null for all of it.
   * @param key what the whole picture hangs on; another one than last time means all of it
   * @param moved where something looks different now, as [left, top, right, bottom] in tiles
   * @param view where the camera is
   * @param pixels width of a tile
   */
  next(key, moved, view, pixels) {
    const isSame = this.#key === key;
    this.#key = key;
    return isSame ? moved.map((place) => onPixels(place, view, pixels)) : null;
  }
}

// Whole pixels, and one more on every side: what lies between two of them is part of both.
function onPixels([left, top, right, bottom], view, pixels) {
  const [x, y] = [Math.floor((left - view.x) * pixels) - 1, Math.floor((top - view.y) * pixels) - 1];
  return [x, y, Math.ceil((right - view.x) * pixels) + 1 - x, Math.ceil((bottom - view.y) * pixels) + 1 - y];
}
