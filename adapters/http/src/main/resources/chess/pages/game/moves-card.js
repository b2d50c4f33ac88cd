// The card of moves: number, White, Black, each with the time that the move took. A click shows that moment.

import { el } from "../dom.js";
import { duration } from "../words.js";

const list = document.getElementById("moves");
let drawn = null;

/** @param picked called with a move of the line, or with null for the start */
export function movesCard(picked) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-ply]");
    if (button) picked(drawn[Number(button.dataset.ply) - 1]);
  });
}

export function showMoves(table) {
  const { shown, head } = table;
  const line = isBeginning(shown.line, head.line) ? head.line : shown.line;
  if (line !== drawn) draw(line, head.number, head.start.turn);
  const ply = shown.line.length;
  for (const button of list.querySelectorAll("button")) {
    const place = Number(button.dataset.ply);
    button.classList.toggle("later", place > ply);
    place === ply ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
  }
  follow();
}

function isBeginning(short, long) {
  return short.length <= long.length && short.every((move, at) => move === long[at] || move.uci === long[at].uci);
}

function draw(line, number, turn) {
  drawn = line;
  const rows = [];
  const shift = turn === "black" ? 1 : 0;
  for (let at = -shift; at < line.length; at += 2) {
    rows.push(
      el(
        "li",
        {},
        el("span", { class: "number" }, `${number + (at + shift) / 2}.`),
        at < 0 ? el("span", { class: "gap" }, "…") : move(line[at]),
        at + 1 < line.length && move(line[at + 1]),
      ),
    );
  }
  list.replaceChildren(...rows);
}

function move({ san, ply, version, used, spoken, by }) {
  const words = `${by === "white" ? "White" : "Black"}, ${spoken}${used === null ? "" : ", "}`;
  return el(
    "button",
    { type: "button", "data-ply": ply, "data-version": version },
    el("span", { class: "visually-hidden" }, words),
    el("span", { class: "san", "aria-hidden": "true" }, san),
    used !== null && el("span", { class: "used" }, duration(used)),
  );
}

/** Scrolls inside the card only, so that the page does not move. */
function follow() {
  const current = list.querySelector("[aria-current]");
  if (!current) {
    list.scrollTop = 0;
    return;
  }
  const row = current.parentElement;
  const top = row.offsetTop - list.offsetTop;
  const bottom = top + row.offsetHeight;
  if (top < list.scrollTop + row.offsetHeight) {
    list.scrollTop = top - row.offsetHeight;
  } else if (bottom > list.scrollTop + list.clientHeight - 8) {
    list.scrollTop = bottom - list.clientHeight + 8;
  }
}
