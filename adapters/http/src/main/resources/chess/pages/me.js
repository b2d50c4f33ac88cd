// The acting player. The only file that knows who acts, so that a sign-in can take its place.
// A tab keeps its own name; a new tab begins with the name that was chosen last.

import { el } from "./dom.js";

const KEY = "player";
const FORM = /^[A-Za-z0-9_-]{1,64}$/;
const listeners = new Set();
let held = null;

/** Returns the name of the acting player, or null. */
export function name() {
  held ??= kept(() => sessionStorage) ?? kept(() => localStorage);
  if (held) keep(() => sessionStorage, held);
  return held;
}

/** True if a player can have this name. */
export function isName(text) {
  return FORM.test(text);
}

export function choose(chosen) {
  if (!isName(chosen)) throw new RangeError(`not a name: ${chosen}`);
  held = chosen;
  keep(() => sessionStorage, chosen);
  keep(() => localStorage, chosen);
  listeners.forEach((listener) => listener(chosen));
}

/** Calls the listener with each name that is chosen from now on. */
export function changed(listener) {
  listeners.add(listener);
}

/** Asks the visitor for a name. The promise holds the name, or null when the visitor cancels. */
export function ask() {
  return new Promise((resolve) => {
    const { dialog, form, input, cancel } = nameDialog(name());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      choose(input.value.trim());
      dialog.close("chosen");
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "chosen" ? name() : null);
    });
    document.body.append(dialog);
    dialog.showModal();
    input.select();
  });
}

function nameDialog(now) {
  const input = el("input", {
    id: "name", name: "name", required: true, maxlength: 64, pattern: "\\s*[A-Za-z0-9_\\-]{1,64}\\s*",
    title: "1 to 64 letters, digits, - and _", autocomplete: "nickname", spellcheck: "false", value: now ?? "",
  });
  const cancel = el("button", { type: "button" }, "Cancel");
  const page = now && el("a", { href: `/players/${now}` }, `Games and ratings of ${now}`);
  const form = el("form", {},
    el("h2", { id: "name-title" }, now ? "Change your name" : "Choose a name"),
    el("p", { class: "small quiet" }, "You play under this name in this tab. A name is not a proof: there are no accounts "
      + "yet, and every visitor can use every name."),
    el("label", { class: "field" }, el("span", {}, "Name: letters, digits, - and _"), input),
    page && el("p", { class: "small" }, page),
    el("div", { class: "row" }, cancel, el("button", { class: "primary" }, "Use this name")));
  const dialog = el("dialog", { id: "name-dialog", "aria-labelledby": "name-title" }, form);
  return { dialog, form, input, cancel };
}

function kept(storage) {
  try {
    const value = storage().getItem(KEY);
    return value && isName(value) ? value : null;
  } catch {
    return null;
  }
}

function keep(storage, value) {
  try {
    storage().setItem(KEY, value);
  } catch {
    // The name then lives as long as the page.
  }
}
