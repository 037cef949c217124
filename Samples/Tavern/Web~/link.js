// The connection to the game. Reconnects by itself when the program was restarted; does not when another tab took over.

const TAKEN_OVER = 4001;

export class Link {
  #socket = null;
  #listeners = new Map();
  #delay = 500;
  #taken = false;

  /** Calls a function for every message of a kind; "open", "lost" and "taken" are kinds of their own. */
  on(kind, act) {
    if (!this.#listeners.has(kind)) this.#listeners.set(kind, []);
    this.#listeners.get(kind).push(act);
  }

  /** Connects; this tab is then the one that plays. */
  connect() {
    this.#taken = false;
    const socket = new WebSocket(`ws://${location.host}/play`);
    this.#socket = socket;
    socket.onopen = () => {
      this.#delay = 500;
      this.#tell("open", {});
    };
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.t === "taken") this.#taken = true;
      this.#tell(message.t, message);
    };
    socket.onclose = (event) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      if (this.#taken || event.code === TAKEN_OVER) return;
      this.#tell("lost", {});
      setTimeout(() => { if (!this.#socket && !this.#taken) this.connect(); }, this.#delay);
      this.#delay = Math.min(this.#delay * 2, 8000);
    };
  }

  /** Sends what the player does; dropped while there is no connection. */
  send(kind, parts = {}) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify({ t: kind, ...parts }));
  }

  #tell(kind, message) {
    for (const act of this.#listeners.get(kind) ?? []) act(message);
  }
}
