// The line at the top of the page that says what an action did, or why it failed. Screen readers announce it.

import { el } from "./elements.js";

const line = el("p", { class: "notice", role: "status", hidden: true });

export function saidLine() {
  return line;
}

export function say(text) {
  show(text, "notice");
}

export function sayFailure(failure) {
  show(failure.message, "notice failed");
}

export function sayNothing() {
  line.hidden = true;
}

function show(text, name) {
  line.className = name;
  line.textContent = text;
  line.hidden = false;
}
