// The form "Play now": accepts an open challenge that fits, or sends one.

import { Problem, get, send } from "../api.js";
import { explain } from "../notice.js";
import * as me from "../me.js";
import { inWords } from "./waiting.js";
import { timeChoice } from "./time-choice.js";

const USUAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1";
const form = document.getElementById("play");
const field = (id) => document.getElementById(id);

export function playForm(waiting) {
  const time = timeChoice(form, (control) => {
    field("rated").disabled = control === null;
  });
  field("opponent").value = new URLSearchParams(location.search).get("to") ?? "";
  if (field("opponent").value) field("more").open = true;
  field("opponent").addEventListener("input", nameButton);
  nameButton();
  showName(me.name());
  me.changed(showName);
  waiting.onChange(showWaiting);
  field("cancel").addEventListener("click", () => guarded(() => waiting.cancel(field("waiting").dataset.challenge)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    guarded(() => find(time(), waiting));
  });
}

async function find(timeControl, waiting) {
  if (!me.name() && !(await me.ask())) return;
  const wish = {
    to: field("opponent").value.trim() || null,
    colour: field("colour").value,
    timeControl,
    rated: timeControl !== null && field("rated").checked,
  };
  const game = wish.to ? null : await acceptOne(wish);
  if (game) return waiting.play(game);
  const { body } = await send("/api/challenges", wish);
  waiting.add([body]);
}

/** Accepts the oldest open challenge that fits. Another player can be faster; then the next one is tried. */
async function acceptOne(wish) {
  const { body } = await get("/api/challenges?limit=100");
  for (const challenge of body.items.filter((open) => fits(open, wish)).reverse()) {
    try {
      await send(`/api/challenges/${challenge.id}/acceptance`);
      return challenge.id;
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.slug !== "challenge-closed") throw failure;
    }
  }
  return null;
}

function fits(open, wish) {
  return !open.to && open.from.id !== me.name() && open.rated === wish.rated && open.start === USUAL
    && JSON.stringify(open.timeControl) === JSON.stringify(wish.timeControl)
    && (open.colour === "random" || wish.colour === "random" || open.colour !== wish.colour);
}

async function guarded(task) {
  field("find").disabled = true;
  say("");
  try {
    await task();
  } catch (failure) {
    say(explain(failure));
  } finally {
    field("find").disabled = false;
  }
}

function showWaiting(challenges, text) {
  const [latest] = challenges.slice(-1);
  field("find").hidden = Boolean(latest);
  field("waiting").hidden = !latest;
  if (latest) {
    field("waiting").dataset.challenge = latest.id;
    field("waiting-text").textContent = `Waiting for ${latest.to?.id ?? "an opponent"}: ${inWords(latest)}`;
  }
  if (text) say(text);
}

function nameButton() {
  const opponent = field("opponent").value.trim();
  field("find").textContent = opponent ? `Challenge ${opponent}` : "Find an opponent";
}

function showName(name) {
  field("as").textContent = name ? `as ${name}` : "";
}

function say(text) {
  field("play-notice").textContent = text;
}
