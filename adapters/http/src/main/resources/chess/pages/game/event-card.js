// The event of the shown moment: its type, when and where it was recorded, what it changed, and its data as the public
// history gives it.

import { clock, number, reason, result } from "../words.js";
import { json } from "./json.js";

const card = document.getElementById("event");
const part = (name) => card.querySelector(`[data-part="${name}"]`);
const fold = document.getElementById("fold");
const narrow = matchMedia("(max-width: 1023px) and (orientation: portrait)");
let chosen = null;
let shown = null;

fold.addEventListener("click", () => {
  chosen = fold.getAttribute("aria-expanded") !== "true";
  unfold(chosen);
});

export function showEvent(table) {
  unfold(chosen ?? (!narrow.matches || table.looking));
  part("place").textContent = table.place;
  const moment = table.shown;
  if (shown === moment) return;
  shown = moment;
  const { event } = moment;
  part("type").textContent = event.type;
  part("recorded").textContent = `${instant(event.at)} UTC at position ${number(event.position)} of the log`;
  part("recorded").title = event.at;
  part("changed").textContent = part("changed").title = changes(table.moments[table.index - 1], moment);
  part("data").replaceChildren(...json(event.data));
  document.getElementById("instant").value = event.at;
}

function unfold(open) {
  fold.setAttribute("aria-expanded", String(open));
  part("details").hidden = !open;
}

/** The time of day with all six decimals, and the day unless it is today. */
function instant(at) {
  const [day, time] = at.replace("Z", "").split("T");
  return day === new Date().toISOString().slice(0, 10) ? time : `${day} ${time}`;
}

function changes(before, after) {
  const said = [];
  if (after.line.length !== (before?.line.length ?? 0)) {
    said.push(`half-move ${before.line.length} → ${after.line.length}`);
  }
  if (!before || before.position.turn !== after.position.turn) said.push(`${side(after.position.turn)} to move`);
  said.push(...clocks(before, after));
  said.push(...offer("draw offer", before?.drawBy, after.drawBy));
  said.push(...offer("takeback proposal", before?.takebackBy, after.takebackBy));
  if (after.end && !before?.end) said.push(`result ${result(after.end.result)}, ${reason(after.end.termination)}`);
  const text = said.join(", ");
  return text ? text[0].toUpperCase() + text.slice(1) : "Nothing on the board";
}

function clocks(before, after) {
  if (!after.clocks) return [];
  if (!before) return [`clocks ${clock(after.clocks.white)}`];
  const mover = after.event.type === "moved" ? before.position.turn : null;
  return ["white", "black"]
    .filter((each) => each === mover || after.clocks[each] !== before.clocks[each])
    .map((each) => `${side(each)}’s clock ${clock(before.clocks[each])} → ${clock(after.clocks[each])}`);
}

function offer(what, before, after) {
  if (before === after || (!before && !after)) return [];
  return [after ? `${what} of ${side(after)} open` : `${what} of ${side(before)} closed`];
}

const side = (word) => (word === "white" ? "White" : "Black");
