// The opening explorer. The address holds the line of moves.

import "./page.js";
import { failed } from "./notice.js";
import { ExplorerBoard } from "./explorer/board.js";
import { Line } from "./explorer/line.js";
import { showMoves } from "./explorer/moves.js";
import { counted } from "./words.js";

const problem = document.getElementById("problem");
const board = new ExplorerBoard(document.getElementById("board"), (uci) => go(line.with(uci)));
let line = Line.ofAddress();

document.getElementById("back").addEventListener("click", () => go(line.back()));
document.getElementById("again").addEventListener("click", () => go(line.start()));
document.getElementById("turn").addEventListener("click", () => board.turn());
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.("input, select, dialog")) return;
  if (event.key === "ArrowLeft" && line.moves.length) go(line.back());
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-line]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(Line.of(link.dataset.line));
});
addEventListener("popstate", () => {
  line = Line.ofAddress();
  show();
});
show();

function go(next) {
  line = next;
  history.pushState(null, "", line.address());
  show();
}

async function show() {
  const shown = line;
  problem.replaceChildren();
  document.getElementById("back").disabled = document.getElementById("again").disabled = !line.moves.length;
  try {
    const here = await shown.answer();
    if (shown !== line) return;
    board.show(here, shown.moves.at(-1) ?? null);
    showMoves(here, shown);
    title(here);
    const steps = await shown.steps();
    if (shown === line) list(steps);
  } catch (failure) {
    if (shown !== line) return;
    failed(problem, failure, failure.status === 400 ? () => go(line.start()) : show);
  }
}

function title(here) {
  const games = here.white + here.draws + here.black;
  const turn = here.fen.split(" ")[1] === "b" ? "Black" : "White";
  document.getElementById("position").textContent = `${counted(games, "game")} went on from this position. ${turn} to move.`;
}

function list(steps) {
  const place = document.getElementById("line");
  const focused = place.contains(document.activeElement);
  place.replaceChildren(...steps.map(({ element }) => element));
  if (focused) (place.querySelector("[aria-current]") ?? document.getElementById("opening")).focus();
  const name = steps.findLast(({ opening }) => opening)?.opening;
  const words = name ?? (steps.length ? `After ${steps.at(-1).text}` : "Starting position");
  document.getElementById("opening").textContent = words;
  document.title = `${words} · Explorer · Scoresheet`;
}
