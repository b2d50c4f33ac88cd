// The visitor's own rating next to a leaderboard.

import { get } from "../api.js";
import { el } from "../dom.js";
import { explain } from "../notice.js";
import * as me from "../me.js";
import { counted, speed } from "../words.js";

const place = document.getElementById("own");

export async function showOwnRating(word) {
  const player = me.name();
  if (!player) {
    place.textContent = "Choose a name at the top of the page to see your rating here.";
    return;
  }
  try {
    const { body } = await get(`/api/players/${player}/ratings`);
    place.replaceChildren(...sentence(player, word, body.ratings.find((rating) => rating.speed === word)));
  } catch (failure) {
    place.textContent = explain(failure);
  }
}

function sentence(player, word, rating) {
  const link = el("a", { class: "strong", href: `/players/${player}?speed=${word}` }, player);
  if (!rating) return [link, ` has no rated ${speed(word)} game yet.`];
  const points = `${Math.round(rating.rating)} ± ${Math.round(rating.deviation)}`;
  const settled = rating.provisional ? "It is provisional: a few more rated games settle it." : "It is settled.";
  return [link, " has ", el("strong", { class: "numbers" }, points), ` after ${counted(rating.games, "game")}. ${settled}`];
}
