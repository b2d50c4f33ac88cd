// The ratings of a player as cards. One of them is chosen for the chart.

import { el } from "../dom.js";
import { RATED_SPEEDS, capital, counted, speed } from "../words.js";

const USUAL = ["bullet", "blitz", "rapid", "classical"];
const place = document.getElementById("ratings");

/** @param choose called with the speed of the chosen card */
export function showRatings(ratings, choose) {
  const rated = new Map(ratings.map((rating) => [rating.speed, rating]));
  const speeds = RATED_SPEEDS.filter((word) => USUAL.includes(word) || rated.has(word));
  const wanted = new URLSearchParams(location.search).get("speed");
  const most = [...ratings].sort((a, b) => b.games - a.games)[0]?.speed ?? "blitz";
  const cards = speeds.map((word) => card(word, rated.get(word)));
  place.replaceChildren(...cards);

  function mark(word) {
    cards.forEach((button) => button.setAttribute("aria-pressed", button.dataset.speed === word));
    choose(word);
  }

  cards.forEach((button) => button.addEventListener("click", () => {
    history.replaceState(null, "", `?speed=${button.dataset.speed}`);
    mark(button.dataset.speed);
  }));
  mark(speeds.includes(wanted) ? wanted : most);
}

function card(word, rating) {
  const points = rating ? Math.round(rating.rating) : "–";
  const note = rating
    ? [rating.provisional && "provisional", `± ${Math.round(rating.deviation)}`, counted(rating.games, "game")].filter(Boolean).join(" · ")
    : "no rated games yet";
  return el("button", { type: "button", class: "card rating", "data-speed": word, "aria-pressed": "false" },
    el("span", {}, capital(speed(word))), el("strong", { class: "numbers" }, points), el("span", { class: "quiet small" }, note));
}
