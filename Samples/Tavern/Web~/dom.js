// Small helpers around the document. Whatever comes from a character or the player goes in as text, never as markup.

/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** A new element with properties and children; strings among the children become text. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Replaces what is in an element. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children);
}

const live = () => byId("live");

/** Tells a screen reader a complete sentence. */
export function announce(text) {
  const log = live();
  log.append(element("span", { textContent: text + " " }));
  while (log.childElementCount > 20) log.firstElementChild.remove();
}

/** Whether the player asked the system for less motion, or this page's own menu. */
export const calm = () => document.documentElement.dataset.calm === "yes";
