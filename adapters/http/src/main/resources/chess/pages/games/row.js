// A game in the list of games.

import { el } from "../dom.js";
import { emptyRow } from "../notice.js";
import { day, named, number, reason, result, speed } from "../words.js";

const COLUMNS = 8;

export function row(game) {
  const opening = [game.eco, game.opening].filter(Boolean).join(" ");
  const running = game.status === "started";
  return el("tr", { "data-game": game.id },
    el("td", {}, player(game.white)),
    el("td", {}, player(game.black)),
    el("td", {}, el("a", { class: "strong", href: `/games/${game.id}` }, running ? "live" : result(game.result),
      el("span", { class: "visually-hidden" }, `: ${named(game.white)} against ${named(game.black)}`))),
    el("td", { class: "quiet wide" }, running ? "running" : reason(game.termination)),
    el("td", { class: "quiet wide opening", title: opening }, opening || "–"),
    el("td", { class: "quiet wide" }, speed(game.speed), game.rated && ", rated"),
    el("td", { class: "number wide" }, number(Math.ceil(game.plies / 2))),
    el("td", { class: "number quiet" }, game.date ? day(game.date) : "–"));
}

/** The row of an empty list: what helps depends on whether a filter is set. */
export function none(query) {
  const filtered = [...query.keys()].some((name) => name !== "sort" && name !== "cursor");
  return filtered
    ? emptyRow(COLUMNS, "No game matches. Remove a filter. Filters on openings match only if the server has a table of openings.")
    : emptyRow(COLUMNS, "There are no games yet. ", el("a", { href: "/" }, "Play one"), ", or import a collection: ",
      el("code", {}, "./scoresheet import games.pgn"), ".");
}

function player(seat) {
  return [el("a", { class: "strong", href: `/players/${seat.id}` }, named(seat)), " ", el("span", { class: "quiet" }, seat.rating ?? "")];
}
