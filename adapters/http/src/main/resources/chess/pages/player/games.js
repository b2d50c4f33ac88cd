// The last games of a player, each with what it did to the rating.

import { el } from "../dom.js";
import { emptyRow } from "../notice.js";
import { ago, change, day, named, outcome, reason } from "../words.js";

const COLUMNS = 6;
const POINTS = { won: "1", drawn: "½", lost: "0" };
const table = document.getElementById("games");

export async function showGames(player, page, ratings, history) {
  const all = document.getElementById("games-all");
  all.href = `/games?player=${encodeURIComponent(player)}`;
  all.hidden = page.items.length === 0;
  if (!page.items.length) {
    table.replaceChildren(emptyRow(COLUMNS, `${player} has not played yet. Games appear here as soon as they start.`));
    return;
  }
  table.replaceChildren(...page.items.map((game) => row(game, player)));
  const speeds = new Set(page.items.filter((game) => game.rated && game.status === "ended").map((game) => game.speed));
  for (const { speed } of ratings.filter((rating) => speeds.has(rating.speed))) {
    (await history(speed)).forEach(addRating);
  }
}

function row(game, player) {
  const side = game.white.id === player ? "white" : "black";
  const opponent = side === "white" ? game.black : game.white;
  const opening = [game.eco, game.opening].filter(Boolean).join(" ");
  return el("tr", { "data-game": game.id },
    el("td", {}, points(outcome(game.result, side)), " ", colour(side)),
    el("td", {}, el("a", { class: "strong", href: `/players/${opponent.id}` }, named(opponent)), " ",
      el("span", { class: "quiet" }, opponent.rating ?? "")),
    el("td", { class: "quiet wide opening", title: opening }, opening || "–"),
    el("td", { class: "quiet wide" }, game.status === "started" ? "running" : reason(game.termination)),
    el("td", { class: "number", "data-change": "" }, "–"),
    el("td", { class: "number" }, el("a", { href: `/games/${game.id}`, "data-when": "" }, game.status === "started" ? "live" : when(game))));
}

function when(game) {
  return game.date ? day(game.date) : "open";
}

function points(ending) {
  return el("span", { class: `result ${ending ?? ""}` }, POINTS[ending] ?? "–", el("span", { class: "visually-hidden" }, ` ${ending ?? "no result"}, `));
}

function colour(side) {
  return el("span", { class: `disc ${side}` }, el("span", { class: "visually-hidden" }, `as ${side}`));
}

/** Adds the change and the moment that the history of the rating knows. */
function addRating({ game, before, after, at }) {
  const found = table.querySelector(`[data-game="${game}"]`);
  if (!found) return;
  const cell = found.querySelector("[data-change]");
  const points = change(after - before);
  cell.textContent = points;
  cell.classList.add(points.startsWith("+") ? "good" : "bad");
  found.querySelector("[data-when]").replaceChildren(ago(at));
}
