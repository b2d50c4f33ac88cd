// A player: ratings, chart of one rating, record, games. The address holds the chosen speed.

import "./page.js";
import { get } from "./api.js";
import { el } from "./dom.js";
import * as me from "./me.js";
import { failed } from "./notice.js";
import { showChallengeButton } from "./player/challenge-button.js";
import { showChart } from "./player/chart.js";
import { showGames } from "./player/games.js";
import { showRatings } from "./player/ratings.js";
import { showRecord } from "./player/record.js";
import { showSummary } from "./player/summary.js";

const player = decodeURIComponent(location.pathname.split("/")[2] ?? "");
const id = encodeURIComponent(player);
const problem = document.getElementById("problem");

document.title = `${player} · Scoresheet`;
document.getElementById("player").textContent = player;
if (me.isName(player)) {
  showChallengeButton(player);
  load();
} else {
  document.querySelectorAll("main section, #ratings").forEach((part) => (part.hidden = true));
  problem.append(el("p", { class: "notice failed" }, "No player can have this name: a name has 1 to 64 letters, digits, - and _."));
}

async function load() {
  problem.replaceChildren();
  try {
    const [ratings, statistics, games] = await Promise.all([
      get(`/api/players/${id}/ratings`), get(`/api/players/${id}/statistics`), get(`/api/players/${id}/games?limit=8`),
    ]);
    await show(ratings.body.ratings, statistics.body, games.body);
    const first = await get(`/api/players/${id}/games?sort=oldest&limit=1`);
    showSummary(statistics.body, games.body.items[0], first.body.items[0]);
  } catch (failure) {
    failed(problem, failure, load);
  }
}

function show(ratings, statistics, games) {
  const histories = new Map();
  const history = (speed) => {
    if (!histories.has(speed)) histories.set(speed, latest(speed));
    return histories.get(speed);
  };
  if (statistics.name) document.getElementById("player").textContent = statistics.name;
  showRatings(ratings, (speed) => showChart(speed, ratings, history));
  return Promise.all([showRecord(player, statistics), showGames(player, games, ratings, history)]);
}

/** Reads the last rated games of a speed, the latest first. */
async function latest(speed) {
  const items = [];
  let cursor = "";
  for (let page = 0; page < 2; page++) {
    const { body } = await get(`/api/players/${id}/ratings/${speed}?limit=100${cursor}`);
    items.push(...body.items);
    if (!body.next) break;
    cursor = `&cursor=${body.next}`;
  }
  return items;
}
