// The time machine: a slider over the events of the game, with a tick for each.

import { svg } from "../dom.js";
import { showEvent } from "./event-card.js";

const MANY = 150;
const slider = document.getElementById("slider");
const ticks = document.getElementById("ticks");
const buttons = [...document.querySelectorAll("[data-step]")];
let drawn = 0;

/** @param look called with the index of the moment to show */
export function timeMachine(table, look) {
  slider.addEventListener("input", () => look(Number(slider.value)));
  buttons.forEach((button) => button.addEventListener("click", () => look(stepped(table, button.dataset.step))));
}

export function showTimeMachine(table) {
  const { moments, index } = table;
  const last = moments.length - 1;
  if (drawn !== moments.length) drawTicks(moments);
  slider.max = last;
  slider.value = index;
  slider.disabled = last === 0;
  slider.setAttribute("aria-valuetext", words(table));
  slider.style.setProperty("--part", last ? index / last : 1);
  for (const tick of ticks.children) tick.classList.toggle("later", Number(tick.dataset.at) > index);
  buttons.forEach((button) => (button.disabled = stepped(table, button.dataset.step) === index));
  showEvent(table);
}

function words(table) {
  const { event, line } = table.shown;
  const move = event.type === "moved" || table.imported ? line.at(-1)?.spoken : null;
  return `${table.place}, ${event.type}${move ? `, ${move}` : ""}`;
}

function stepped({ moments, index }, step) {
  const last = moments.length - 1;
  const steps = { first: 0, previous: Math.max(0, index - 1), next: Math.min(last, index + 1), last };
  return steps[step];
}

/** A move has a short tick, any other event a taller one. Of many events only those others have one. */
function drawTicks(moments) {
  drawn = moments.length;
  const last = moments.length - 1;
  const quiet = (moment, at) => moment.event.type === "moved" || (moment.event.type === "imported" && at % last !== 0);
  const shown = moments.map((moment, at) => [at, quiet(moment, at)]).filter(([, move]) => last <= MANY || !move);
  ticks.replaceChildren(
    ...shown.map(([at, move]) =>
      svg("rect", {
        x: `${last ? (100 * at) / last : 0}%`,
        y: move ? 3 : 0,
        width: move ? 1.5 : 2,
        height: move ? 7 : 10,
        class: move ? "move" : "other",
        "data-at": at,
      }),
    ),
  );
}
