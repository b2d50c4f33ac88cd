// The line below the name: number of games, the first day, the last day.

import { counted, day } from "../words.js";

const place = document.getElementById("summary");

export function showSummary(statistics, last, first) {
  if (!last) {
    place.textContent = "No games yet.";
    return;
  }
  place.textContent = `${counted(statistics.games, "ended game")}`;
  if (first?.date) place.append(" since ", month(first.date));
  if (last.status === "started") place.append(" · playing now");
  else if (last.date) place.append(" · last game ", day(last.date));
}

function month(date) {
  return new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}
