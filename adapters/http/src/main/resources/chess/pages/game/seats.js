// The two seats: colour, name, rating, clock. The clocks count with the server's time, so they are right also after the
// tab slept.

import { clock, named } from "../words.js";
import { other } from "./position.js";
import { now } from "./server-time.js";

const LOW = 10_000;
const seats = { top: document.getElementById("seat-top"), bottom: document.getElementById("seat-bottom") };

export function showSeats(table) {
  const { below, game } = table;
  for (const [place, seat] of Object.entries(seats)) {
    const side = place === "bottom" ? below : other(below);
    const player = game.players[side];
    const link = seat.querySelector(".name");
    seat.dataset.side = side;
    seat.querySelector(".disc").className = `disc ${side}`;
    seat.querySelector(".side").textContent = side === "white" ? "White: " : "Black: ";
    link.textContent = named(player);
    link.href = `/players/${encodeURIComponent(player.id)}`;
    const rating = table.ratings?.[side];
    seat.querySelector(".rating").textContent = rating ? Math.round(rating) : "";
  }
  showClocks(table);
}

export function showClocks(table) {
  for (const seat of Object.values(seats)) {
    const side = seat.dataset.side;
    const place = seat.querySelector(".clock");
    const left = side && millis(table, side);
    place.hidden = left === null || left === undefined;
    if (place.hidden) continue;
    const runs = !table.looking && table.running === side;
    const text = clock(left);
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("running", runs);
    place.classList.toggle("turn", runs && (table.side ?? side) === side);
    place.classList.toggle("low", !table.looking && left < LOW);
    place.setAttribute("aria-label", `Clock of ${side === "white" ? "White" : "Black"}`);
  }
}

function millis(table, side) {
  if (table.looking || table.over || !table.clocks) return table.shown.clocks?.[side] ?? null;
  const passed = table.running === side ? Math.max(0, now() - table.clocks.at) : 0;
  return Math.max(0, table.clocks[side] - passed);
}
