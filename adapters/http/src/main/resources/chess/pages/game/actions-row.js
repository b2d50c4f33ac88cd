// Draws the actions row. It changes only what differs, so that a focused button keeps the focus.

import { el } from "../dom.js";

const element = document.getElementById("actions");
const words = element.querySelector("p");
const place = element.querySelector(".buttons");
const enabled = (selector) => place.querySelector(`${selector}:not(:disabled)`);
let drawn = "";

/** @param acted called with the name of the action */
export function actionsRow(acted) {
  place.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-act]");
    if (button && button.ariaDisabled !== "true") acted(button.dataset.act);
  });
}

export function showActions({ strong, text, note, buttons }, busy) {
  element.dataset.state = strong ? "said" : "open";
  const said = [strong && el("strong", {}, strong), strong && text && " ", text, note].filter(Boolean);
  const spoken = said.map((part) => part.textContent ?? part).join("");
  if (words.textContent !== spoken) words.replaceChildren(...said);
  const key = JSON.stringify([buttons, busy]);
  if (drawn === key) return;
  drawn = key;
  const focused = place.contains(document.activeElement) ? document.activeElement.dataset.act : null;
  place.replaceChildren(...buttons.map((button) => made(button, busy)));
  if (focused) (enabled(`[data-act="${focused}"]`) ?? enabled("button"))?.focus();
}

/** A busy button is not `disabled`: it would lose the focus. */
function made({ act, label, kind, href, disabled }, busy) {
  if (href) return el("a", { class: `button ${kind ?? ""}`, href, "data-act": act }, label);
  const attributes = { type: "button", class: kind, "data-act": act, disabled, "aria-disabled": busy && "true" };
  return el("button", attributes, label);
}
