// Live games as small boards. A game is read again when its number of half-moves has changed.

import { get } from "../api.js";
import { el } from "../dom.js";
import { explain } from "../notice.js";
import { poll } from "../poll.js";
import { LiveGame } from "./live-game.js";

const PAUSE = 2_500;
const SHOWN = 5;
const place = document.getElementById("live");
const link = document.getElementById("live-all");
const games = new Map();

export function showLiveGames() {
  poll(async () => {
    try {
      await look();
    } catch (failure) {
      if (!games.size) place.replaceChildren(el("li", { class: "empty" }, explain(failure)));
      throw failure;
    }
  }, PAUSE);
  setInterval(() => games.forEach((game) => game.tick()), 250);
}

async function look() {
  const { body } = await get("/api/games?status=started&limit=25");
  const wanted = body.items.slice(0, SHOWN);
  for (const id of [...games.keys()]) {
    if (!wanted.some((item) => item.id === id)) games.delete(id);
  }
  for (const item of wanted) {
    if (!games.has(item.id)) games.set(item.id, new LiveGame(item));
  }
  await Promise.all(wanted.map((item) => games.get(item.id).refresh(item)));
  show(wanted);
  link.textContent = body.next ? "all live games" : `all ${body.items.length} live games`;
  link.hidden = !body.next && body.items.length <= SHOWN;
}

function show(items) {
  const elements = items.map((item) => games.get(item.id).element);
  const same = elements.length === place.children.length && elements.every((element, at) => place.children[at] === element);
  if (!same) place.replaceChildren(...(elements.length ? elements : [none()]));
  place.removeAttribute("aria-busy");
}

function none() {
  return el("li", { class: "empty" }, "No game is running. Find an opponent above, or let the server fill itself with players: ",
    el("code", {}, "./scoresheet demo"), ".");
}
