// The search of games. The address holds the filter and the page of the list.

import "./page.js";
import { get } from "./api.js";
import { failed } from "./notice.js";
import { none, row } from "./games/row.js";
import { fillForm, readForm } from "./games/filter.js";
import { suggestPlayers } from "./games/suggestions.js";
import { showPaging } from "./paging.js";
import { number, percent } from "./words.js";

const form = document.getElementById("search");
const table = document.getElementById("results");
const problem = document.getElementById("problem");

suggestPlayers(form, document.getElementById("players"));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(readForm(form));
});
form.elements.sort.addEventListener("change", () => form.requestSubmit());
document.getElementById("clear").addEventListener("click", () => go(new URLSearchParams()));
addEventListener("popstate", load);
table.addEventListener("click", (event) => {
  const game = event.target.closest("a, button") ? null : event.target.closest("[data-game]");
  if (game) location.assign(`/games/${game.dataset.game}`);
});
load();
totals();

function go(query) {
  history.pushState(null, "", query.size ? `?${query}` : location.pathname);
  load();
}

async function load() {
  const { search } = location;
  const query = new URLSearchParams(search);
  fillForm(form, query);
  problem.replaceChildren();
  table.setAttribute("aria-busy", "true");
  try {
    const { body } = await get(`/api/games?${query}`);
    if (location.search !== search) return; // the answer of a newer search is on its way, or shown
    table.replaceChildren(...(body.items.length ? body.items.map(row) : [none(query)]));
    showPaging(body.next);
  } catch (failure) {
    if (location.search !== search) return;
    table.replaceChildren();
    showPaging(null);
    failed(problem, failure, load);
  }
  table.removeAttribute("aria-busy");
}

async function totals() {
  const { body } = await get("/api/statistics").catch(() => ({ body: { games: 0 } }));
  if (!body.games) return;
  document.getElementById("totals").textContent = `${number(body.games)} games have a result: White won `
    + `${percent(body.white, body.games)}, ${percent(body.draws, body.games)} were drawn, Black won `
    + `${percent(body.black, body.games)}.`;
}
