// The dialogs that show belongings, the quest, the people and the wares.

import { byId, element, fill } from "./dom.js";
import { lookOf } from "./looks.js";
import { paintFace } from "./face.js";

export class Panels {
  #village;
  #link;
  #shop = null;

  constructor(village, link, fillMenu) {
    [this.#village, this.#link] = [village, link];
    this.fillMenu = fillMenu;
    for (const button of document.querySelectorAll("[data-opens]")) button.addEventListener("click", () => this.open(button.dataset.opens));
    for (const dialog of document.querySelectorAll("dialog")) {
      const close = element("button", { type: "button", className: "close", textContent: "Close" });
      close.addEventListener("click", () => dialog.close());
      dialog.append(close);
      // A click on the backdrop lands on the dialog itself.
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    }

    link.on("state", () => this.#refresh());
    link.on("shop", (m) => {
      this.#shop = m;
      this.open("shop");
    });
  }

  /** Opens one and closes the others. */
  open(id) {
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    this.#fill(id);
    byId(id).showModal();
  }

  /** Whether one is open. */
  get isOpen() {
    return document.querySelector("dialog[open]") !== null;
  }

  #refresh() {
    byId("purse").textContent = this.#village.state.purse === "no coin" ? "Bag" : "Bag · " + this.#village.state.purse.replace("silver", "s").replace("copper", "c");
    const open = document.querySelector("dialog[open]");
    if (open && open.id !== "menu") this.#fill(open.id);
  }

  #fill(id) {
    const content = byId(id).querySelector(".content");
    const focused = document.activeElement?.dataset?.key;
    if (id === "menu") this.fillMenu(content);
    else fill(content, ...{ bag: () => this.#bag(), journal: () => this.#journal(), people: () => this.#people(), shop: () => this.#wares() }[id]());
    // Filled anew under the player's hands: the focus stays where it was.
    if (focused) content.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #bag() {
    const { items, purse, wounded, room } = this.#village.state;
    const list = items.map(({ item, count }) => element("li", {}, element("span", { className: "grow", textContent: item }), count > 1 ? `× ${count}` : ""));
    return [
      element("p", { textContent: `Purse: ${purse}.` }),
      list.length ? element("ul", {}, ...list) : element("p", { className: "quiet", textContent: "Nothing else is in it." }),
      wounded ? element("p", { textContent: "Your arm is cut. A healer could tend it." }) : "",
      room ? element("p", { textContent: "You have a room for tonight." }) : "",
    ];
  }

  #journal() {
    const { journal, map } = this.#village.state;
    return [
      element("ul", {}, ...journal.map(({ text, done }) => element("li", {},
        element("span", { className: done ? "grow done" : "grow", textContent: text }), done ? "done" : ""))),
      element("h3", { textContent: "Places you were shown" }),
      map.length ? element("p", { textContent: map.join(", ") }) : element("p", { className: "quiet", textContent: "None yet. Ask the way." }),
    ];
  }

  #people() {
    return [element("ul", {}, ...this.#village.people.map((person) => {
      const portrait = Object.assign(document.createElement("canvas"), { width: 96, height: 109, ariaHidden: "true" });
      paintFace(portrait.getContext("2d"), 96, 109, lookOf(person.id), person.face);
      const go = element("button", { type: "button", textContent: "Walk up" });
      go.setAttribute("aria-label", `Walk up to ${person.name}`);
      go.dataset.key = "walk " + person.id;
      go.addEventListener("click", () => {
        byId("people").close();
        this.#link.send("visit", { text: person.id });
        byId("stage").focus();
      });
      const place = this.#placeOf(person);
      return element("li", {}, portrait, element("span", { className: "grow" }, person.name, element("br"),
        element("span", { className: "quiet", textContent: place ? `${person.role} · ${place}` : person.role })), go);
    }))];
  }

  #placeOf({ body }) {
    const [x, y] = [Math.round(body.goalX), Math.round(body.goalY)];
    return this.#village.areas.find((a) => x >= a.left && x <= a.right && y >= a.top && y <= a.bottom)?.place ?? "";
  }

  #wares() {
    const { copper, purse, items } = this.#village.state;
    const seller = this.#village.find(this.#shop?.who);
    if (!seller) return [];
    const rows = this.#shop.wares.map((ware) => {
      const buy = element("button", { type: "button", textContent: "Buy", disabled: ware.copper > copper });
      buy.setAttribute("aria-label", `Buy ${ware.item} for ${ware.price}`);
      buy.dataset.key = "buy " + ware.item;
      buy.addEventListener("click", () => this.#link.send("buy", { text: ware.item }));
      const owned = items.find((i) => i.item === ware.item)?.count ?? 0;
      return element("li", {}, element("span", { className: "grow", textContent: ware.item + (owned ? ` (you have ${owned})` : "") }), ware.price, buy);
    });
    return [element("p", { textContent: `${seller.name} spreads out the wares. You have ${purse}.` }), element("ul", {}, ...rows)];
  }
}
