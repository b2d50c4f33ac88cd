// The record of a player: won, drawn and lost, in numbers and bars.

import { get } from "../api.js";
import { el } from "../dom.js";
import * as me from "../me.js";
import { number, reason } from "../words.js";
import { shareBar } from "../share-bar.js";

const place = document.getElementById("record");

export async function showRecord(player, statistics) {
  const { white, black } = statistics.byColour;
  const rows = [
    ...tally("All games", statistics),
    ...tally("As White", white),
    ...tally("As Black", black),
    fact("Most played", most(statistics.byOpening, "games")),
    fact("Wins most often by", most(statistics.byTermination, "wins", reason)),
    fact("Loses most often by", most(statistics.byTermination, "losses", reason)),
  ];
  place.replaceChildren(...rows.filter(Boolean));
  const visitor = me.name();
  if (!visitor || visitor === player) return;
  const { body } = await get(`/api/players/${encodeURIComponent(player)}/versus/${visitor}`);
  if (body.games) place.append(...tally("Against you", { games: body.games, wins: body.aWins, draws: body.draws, losses: body.bWins }));
}

function tally(name, { wins, draws, losses }) {
  const parts = [["won", wins], ["drawn", draws], ["lost", losses]];
  return [
    el("p", { class: "fact" }, el("span", {}, name), el("span", { class: "numbers" }, parts.map(([, count]) => number(count)).join(" · "))),
    shareBar(parts, { height: 6, label: `${name}: ${parts.map(([word, count]) => `${count} ${word}`).join(", ")}` }),
  ];
}

function fact(name, text) {
  return text && el("p", { class: "fact" }, el("span", {}, name), el("span", {}, text));
}

/** The group with the largest number, such as `Italian Game, 38`. */
function most(groups, member, words = (name) => name) {
  const [found] = Object.entries(groups).sort(([, a], [, b]) => b[member] - a[member]);
  return found && found[1][member] > 0 ? `${words(found[0])}, ${number(found[1][member])}` : null;
}
