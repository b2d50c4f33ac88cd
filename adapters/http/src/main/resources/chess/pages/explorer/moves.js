// The table of moves from a position, each with the share of its results.

import { el } from "../dom.js";
import { emptyRow } from "../notice.js";
import { shareBar } from "../share-bar.js";
import { number, percent } from "../words.js";

const COLUMNS = 5;
const table = document.getElementById("moves");

export function showMoves(here, line) {
  const all = here.white + here.draws + here.black;
  const focused = table.contains(document.activeElement);
  table.replaceChildren(...(here.moves.length ? here.moves.map((move) => row(move, all, line)) : [none(line)]));
  table.removeAttribute("aria-busy");
  if (focused) (table.querySelector("a") ?? document.getElementById("opening")).focus();
}

function row(move, all, line) {
  const games = move.white + move.draws + move.black;
  const next = line.with(move.uci);
  return el("tr", { "data-move": move.uci },
    el("th", { scope: "row" }, el("a", { href: next.address(), "data-line": next.text() }, move.san)),
    el("td", { class: "number" }, number(games)),
    el("td", { class: "number quiet wide" }, percent(games, all, 1)),
    el("td", { class: "results" }, results(move, games)),
    el("td", { class: "number quiet wide" }, move.meanRating ?? "–"));
}

function results({ white, draws, black }, games) {
  const share = (count) => percent(count, games);
  const label = `White won ${share(white)}, drawn ${share(draws)}, Black won ${share(black)}`;
  return [
    shareBar([["white", white], ["draws", draws], ["black", black]], { height: 16, label }),
    el("span", { class: "shares quiet small", "aria-hidden": "true" },
      el("span", {}, share(white)), el("span", {}, share(draws)), el("span", {}, share(black))),
  ];
}

function none(line) {
  return line.moves.length
    ? emptyRow(COLUMNS, "No game in the log went on from here. The explorer knows the first 30 half-moves of ended games. Go back a move.")
    : emptyRow(COLUMNS, "No game has ended yet. Play one, or import a collection: ", el("code", {}, "./scoresheet import games.pgn"), ".");
}
