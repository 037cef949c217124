// What the page knows of the game: filled by messages, read by everything that draws.

export class Village {
  rows = [];
  areas = [];
  people = [];
  flags = new Set();
  trust = {};
  map = [];
  state = null;
  place = "";
  near = null;
  clock = 1020;
  mood = "";
  player = body();
  partner = null;

  constructor(link) {
    link.on("welcome", (m) => {
      this.rows = m.rows;
      this.areas = m.areas;
      this.world = m.world;
      this.people = m.people.map((p) => ({ ...p, body: body() }));
    });
    link.on("state", (m) => {
      this.state = m;
      this.flags = new Set(m.flags);
      this.trust = m.trust;
      this.map = m.map;
    });
    link.on("motion", (m) => {
      Object.assign(this, { place: m.place, near: m.near, clock: m.clock, mood: m.mood });
      [this.player, ...this.people.map((p) => p.body)].forEach((b, i) => aim(b, m.at[i]));
    });
    link.on("ends", (m) => {
      const person = this.find(m.who);
      if (person && !m.cut) person.face = m.emotion;
    });
    link.on("feels", (m) => {
      const person = this.find(m.who);
      if (person) person.face = m.emotion;
    });
    link.on("talk", (m) => { this.partner = m.who; });
  }

  /** The person with an id. */
  find(id) {
    return this.people.find((p) => p.id === id);
  }

  /** The tile at a column and row; outside the map a tree. */
  tile(x, y) {
    return this.rows[y]?.[x] ?? "T";
  }

  /** Moves what is shown towards where the game says it is. */
  glide(seconds) {
    const share = 1 - Math.exp(-seconds * 24);
    for (const b of [this.player, ...this.people.map((p) => p.body)]) {
      b.x = glided(b.x, b.goalX, share);
      b.y = glided(b.y, b.goalY, share);
      b.stride = b.moving ? b.stride + seconds * 9 : 0;
    }
  }
}

// The last thousandth of a tile at once: whoever has arrived stands still and need not be drawn again.
const glided = (from, to, share) => (Math.abs(to - from) < 0.001 ? to : from + (to - from) * share);

const body = () => ({ x: 0, y: 0, goalX: 0, goalY: 0, lookX: 0, lookY: 1, moving: false, stride: 0, seen: false });

function aim(b, [x, y, lookX, lookY, moving]) {
  Object.assign(b, { goalX: x, goalY: y, lookX, lookY, moving: moving === 1 });
  // A boat ride, or the first time it is seen: no gliding over the whole map.
  if (!b.seen || Math.hypot(b.x - x, b.y - y) > 3) Object.assign(b, { x, y, seen: true });
}
