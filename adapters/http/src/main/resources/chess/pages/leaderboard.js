// A leaderboard. The address holds the speed and the page of the board.

import "./page.js";
import { get } from "./api.js";
import { el } from "./dom.js";
import { showOwnRating } from "./leaderboard/own-rating.js";
import { emptyRow, failed } from "./notice.js";
import { showPaging } from "./paging.js";
import * as me from "./me.js";
import { RATED_SPEEDS, capital, named, number, speed } from "./words.js";

const COLUMNS = 5;
const word = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const table = document.getElementById("leaders");
const problem = document.getElementById("problem");

document.title = `${capital(speed(word))} leaders · Scoresheet`;
document.querySelector(`#speeds a[href="/leaderboards/${CSS.escape(word)}"]`)?.setAttribute("aria-current", "page");
if (RATED_SPEEDS.includes(word)) {
  me.changed(show);
  show();
} else {
  table.replaceChildren(emptyRow(COLUMNS, "There is no such speed. Choose one above."));
  table.removeAttribute("aria-busy");
}

function show() {
  load();
  showOwnRating(word);
}

async function load() {
  const cursor = new URLSearchParams(location.search).get("cursor");
  problem.replaceChildren();
  try {
    const from = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const { body } = await get(`/api/leaderboards/${encodeURIComponent(word)}?limit=25${from}`);
    table.replaceChildren(...(body.items.length ? body.items.map(row) : [none()]));
    showPaging(body.next);
  } catch (failure) {
    table.replaceChildren();
    failed(problem, failure, load);
  }
  table.removeAttribute("aria-busy");
}

function row(leader) {
  return el("tr", { class: leader.id === me.name() ? "chosen" : null, "data-player": leader.id },
    el("td", { class: "number quiet" }, number(leader.rank)),
    el("th", { scope: "row" }, el("a", { href: `/players/${leader.id}?speed=${word}` }, named(leader))),
    el("td", { class: "number strong" }, Math.round(leader.rating)),
    el("td", { class: "number quiet" }, `± ${Math.round(leader.deviation)}`),
    el("td", { class: "number" }, number(leader.games)));
}

function none() {
  return emptyRow(COLUMNS, `No player has a settled ${speed(word)} rating yet. It takes about ten rated games: `,
    el("a", { href: "/" }, "play a rated one"), ".");
}
