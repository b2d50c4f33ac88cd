// What all pages share: the name and the theme switch in the header, the place in the navigation, the footer.

import { get } from "./api.js";
import { store } from "./words.js";
import * as me from "./me.js";

const PLACES = [
  [/^\/$/, "/"],
  [/^\/games$/, "/games"],
  [/^\/leaderboards\//, "/leaderboards/blitz"],
  [/^\/explorer$/, "/explorer"],
  [/^\/about$/, "/about"],
];

function markPlace() {
  const place = PLACES.find(([pattern]) => pattern.test(location.pathname))?.[1];
  const link = place && document.querySelector(`.nav a[href="${place}"]`);
  link?.setAttribute("aria-current", "page");
}

function showName(name) {
  const button = document.getElementById("me");
  if (!button) return;
  button.textContent = name ?? "Choose a name";
  button.title = name ? "Change your name, or see your page" : "";
}

async function showRelease() {
  const place = document.getElementById("release");
  if (!place) return;
  try {
    const { body } = await get("/api");
    place.textContent = `${body.name} ${body.version} · ${store(body.store)}`;
  } catch {
    place.textContent = "The server does not answer.";
  }
}

markPlace();
showName(me.name());
me.changed(showName);
document.getElementById("me")?.addEventListener("click", () => me.ask());
showRelease();
