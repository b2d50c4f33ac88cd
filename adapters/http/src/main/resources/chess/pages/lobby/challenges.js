// The table of open challenges: those to the visitor first, then the visitor's own, then those to any player.

import { get, send } from "../api.js";
import { el } from "../dom.js";
import { emptyRow, explain } from "../notice.js";
import * as me from "../me.js";
import { poll } from "../poll.js";
import { capital, control, counted, named, speed, speedOf } from "../words.js";
import { inWords } from "./waiting.js";

const PAUSE = 2_000;
const COLUMNS = 6;
const table = document.getElementById("challenges");
const title = document.title;
let shown = "";

export function showChallenges(waiting) {
  const look = poll(async () => {
    try {
      const { body } = await get("/api/challenges?limit=50");
      waiting.add(body.items.filter(mine));
      show(body.items);
    } catch (failure) {
      shown = "";
      say(explain(failure));
      throw failure;
    }
  }, PAUSE);
  me.changed(look);
  waiting.onChange(look);
  table.addEventListener("click", (event) => act(event.target.closest("[data-act]"), waiting).then(look));
}

async function act(button, waiting) {
  if (!button) return;
  refused("");
  const id = button.closest("[data-challenge]").dataset.challenge;
  button.disabled = true;
  try {
    switch (button.dataset.act) {
      case "accept":
        if (!me.name() && !(await me.ask())) return;
        await send(`/api/challenges/${id}/acceptance`);
        await waiting.play(id);
        break;
      case "decline":
        await send(`/api/challenges/${id}/refusal`);
        break;
      case "cancel":
        await waiting.cancel(id);
        break;
    }
  } catch (failure) {
    refused(explain(failure));
  } finally {
    button.disabled = false;
  }
}

function show(all) {
  const visible = all.filter((challenge) => !challenge.to || toMe(challenge) || mine(challenge)).sort((a, b) => rank(a) - rank(b));
  const state = JSON.stringify([me.name(), visible]);
  if (state === shown) return;
  shown = state;
  const focused = focusedAct();
  table.replaceChildren(...(visible.length ? visible.map(row) : [none()]));
  table.removeAttribute("aria-busy");
  if (focused) table.querySelector(focused)?.focus();
  const others = visible.filter((challenge) => !mine(challenge));
  say(others.length ? `${counted(others.length, "player")} ${others.length === 1 ? "waits" : "wait"}` : "");
  const [direct] = visible.filter(toMe);
  document.title = direct ? `Challenge from ${direct.from.id} · Scoresheet` : title;
}

function row(challenge) {
  return el("tr", { "data-challenge": challenge.id, class: toMe(challenge) ? "chosen" : null },
    el("th", { scope: "row" }, player(challenge)),
    el("td", { class: "number" }, challenge.from.rating === null ? "–" : Math.round(challenge.from.rating)),
    el("td", { class: "number" }, control(challenge.timeControl)),
    el("td", { class: "quiet wide" }, speed(speedOf(challenge.timeControl))),
    el("td", { class: "quiet wide" }, challenge.rated ? "rated" : "casual"),
    el("td", { class: "acts" }, acts(challenge)));
}

function player(challenge) {
  const colour = challenge.colour === "random" ? null : capital(challenge.colour);
  if (mine(challenge)) {
    return [challenge.to ? `You to ${named(challenge.to)}` : "You", " ", note(colour && `play ${colour}`)];
  }
  const name = el("a", { href: `/players/${challenge.from.id}` }, named(challenge.from));
  return [name, " ", note([toMe(challenge) && "challenges you", colour && `plays ${colour}`].filter(Boolean).join(", "))];
}

function note(text) {
  return text && el("span", { class: "note quiet small" }, text);
}

function acts(challenge) {
  const button = (act, word) => el("button", {
    type: "button", "data-act": act, class: act === "accept" && toMe(challenge) ? "primary" : null,
    "aria-label": `${word}: ${inWords(challenge)}, ${mine(challenge) ? "your challenge" : named(challenge.from)}`,
  }, word);
  if (mine(challenge)) return [button("cancel", "Cancel")];
  return toMe(challenge) ? [button("accept", "Accept"), button("decline", "Decline")] : [button("accept", "Accept")];
}

function none() {
  return emptyRow(COLUMNS, "No player waits. Choose a time and find an opponent: your challenge appears here, and every "
    + "visitor can accept it. To play against yourself, open a second tab and choose another name there.");
}

function mine(challenge) {
  return challenge.from.id === me.name();
}

function toMe(challenge) {
  return challenge.to !== null && challenge.to.id === me.name();
}

function rank(challenge) {
  return toMe(challenge) ? 0 : mine(challenge) ? 1 : 2;
}

function focusedAct() {
  const button = document.activeElement?.closest("#challenges [data-act]");
  const id = button?.closest("[data-challenge]").dataset.challenge;
  return button && `[data-challenge="${id}"] [data-act="${button.dataset.act}"]`;
}

/** Says why an act failed, until the next act. The list is read again at once and has its own note. */
function refused(text) {
  document.getElementById("challenges-problem").textContent = text;
}

function say(text) {
  document.getElementById("challenges-note").textContent = text;
}
