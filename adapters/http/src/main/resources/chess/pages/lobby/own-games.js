// Running games of the visitor, above the lobby: the way back into a game.

import { get } from "../api.js";
import { el } from "../dom.js";
import * as me from "../me.js";
import { poll } from "../poll.js";
import { named, speed } from "../words.js";

const PAUSE = 5_000;
const place = document.getElementById("own-games");
let shown = "";

export function showOwnGames() {
  const look = poll(async () => {
    const player = me.name();
    const games = player ? (await get(`/api/games?player=${player}&status=started&limit=3`)).body.items : [];
    show(games, player);
  }, PAUSE);
  me.changed(look);
}

/** Makes the rows again only when they differ, so that a focused link keeps the focus. */
function show(games, player) {
  const state = JSON.stringify([player, games.map(({ id }) => id)]);
  if (state === shown) return;
  shown = state;
  place.replaceChildren(...games.map((game) => row(game, player)));
}

function row(game, player) {
  const opponent = game.white.id === player ? game.black : game.white;
  return el("p", { class: "notice", "data-game": game.id },
    el("span", {}, `Your ${speed(game.speed)} game against `, el("strong", {}, named(opponent)), " is running."),
    el("a", { class: "button primary", href: `/games/${game.id}` }, "Go to the game"));
}
