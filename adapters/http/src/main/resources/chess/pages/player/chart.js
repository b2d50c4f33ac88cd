// The chart of one rating: the line of its last games, drawn at the real width of its place.

import { failed } from "../notice.js";
import { capital, counted, speed } from "../words.js";
import { areaChart } from "./area-chart.js";

const place = document.getElementById("chart");
const title = document.getElementById("chart-title");
const note = document.getElementById("chart-note");
let points = [];
let chosen = null;

new ResizeObserver(draw).observe(place);

export async function showChart(word, ratings, history) {
  chosen = word;
  title.textContent = `${capital(speed(word))} rating`;
  note.textContent = "";
  if (!ratings.some((rating) => rating.speed === word)) return empty(word);
  try {
    const games = await history(word);
    if (chosen !== word) return;
    points = games.map(({ after, at }) => ({ value: after, at: new Date(at) })).reverse();
    note.textContent = summary(games);
    draw();
  } catch (failure) {
    points = [];
    failed(place, failure, () => showChart(word, ratings, history));
  }
}

function draw() {
  const width = Math.floor(place.clientWidth);
  if (points.length && width) place.replaceChildren(areaChart(points, width, place.clientHeight));
}

function empty(word) {
  points = [];
  const text = `No rated ${speed(word)} games yet. Each rated game adds a point here.`;
  place.replaceChildren(Object.assign(document.createElement("p"), { className: "empty", textContent: text }));
}

function summary(games) {
  const best = games.reduce((top, game) => (game.after > top.after ? game : top));
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(best.at));
  return `last ${counted(games.length, "game")} · best ${Math.round(best.after)} on ${day}`;
}
