// What the artist knows about the buildings of the map beyond its characters. Corners are tiles and part of the building.

export const BUILDINGS = [
  { place: "The Drowned Lantern", left: 6, top: 18, right: 21, bottom: 26, floor: "_", walls: "timber", roof: "thatch" },
  { place: "forge", left: 41, top: 18, right: 50, bottom: 24, floor: "%", walls: "stone", roof: "slate", chimney: 45 },
  { place: "hill chapel", left: 10, top: 9, right: 18, bottom: 15, floor: "%", walls: "stone", roof: "slate", spire: 14 },
  { place: "tollhouse", left: 37, top: 9, right: 42, bottom: 14, floor: "%", walls: "stone", roof: "slate" },
  { place: "Alder Stilts", left: 56, top: 37, right: 61, bottom: 42, floor: "_", walls: "timber", roof: "reed" },
  { place: "Crookmill", left: 4, top: 36, right: 10, bottom: 41, floor: "%", walls: "stone", roof: null },
];

/** The building over a tile; undefined outdoors. */
export const buildingAt = (x, y) => BUILDINGS.find((b) => x >= b.left && x <= b.right && y >= b.top && y <= b.bottom);

const FLAT = ".,*:;~=_%^rwoX";

/** What lies under furniture and trees: the floor of the building, or outdoors what lies around. */
export function groundUnder(village, x, y) {
  const tile = village.tile(x, y);
  if (FLAT.includes(tile)) return tile;
  const building = buildingAt(x, y);
  if (building) return building.floor;
  const around = [[-1, 0], [1, 0], [0, -1], [0, 1]].map(([dx, dy]) => village.tile(x + dx, y + dy));
  return [";", "=", "~"].find((kind) => around.filter((t) => t === kind).length >= 2) ?? ".";
}

/** Everything that shines: tile, colour, radius in tiles, and whether it is an open flame, which trembles. */
export function lights(rows) {
  const found = [];
  const kinds = {
    l: { color: [255, 190, 96], radius: 4.6, lift: 1.1 }, G: { color: [120, 230, 150], radius: 4, lift: 1.1 },
    h: { color: [255, 150, 70], radius: 5, lift: 0, flame: true }, f: { color: [255, 130, 50], radius: 5.2, lift: 0, flame: true },
    c: { color: [255, 205, 120], radius: 2.8, lift: 0.4, flame: true }, A: { color: [255, 225, 160], radius: 3, lift: 0.3, flame: true },
    b: { color: [255, 190, 110], radius: 2.4, lift: 0.4 }, t: { color: [255, 195, 110], radius: 2.4, lift: 0.3, flame: true }, q: { color: [255, 190, 110], radius: 2, lift: 0.2 },
  };
  rows.forEach((row, y) => [...row].forEach((tile, x) => {
    const kind = kinds[tile];
    if (kind && !(tile === "b" && x % 3)) found.push({ x, y: y - kind.lift, ...kind });
    // A window beside the door of every cottage.
    if (tile === "H" && rows[y + 1]?.[x] !== "H" && rows[y][x - 1] === "H" && rows[y][x + 1] === "H" && x % 2) found.push({ x, y: y + 0.2, color: [255, 190, 100], radius: 2.2, lift: 0 });
  }));
  return found;
}
