// Suggests players of the directory while a name is typed.

import { get } from "../api.js";
import { el } from "../dom.js";

const PAUSE = 250;

export function suggestPlayers(form, list) {
  let timer = 0;
  form.addEventListener("input", (event) => {
    if (event.target.getAttribute("list") !== list.id) return;
    clearTimeout(timer);
    timer = setTimeout(() => suggest(event.target.value.trim(), list), PAUSE);
  });
}

async function suggest(typed, list) {
  if (!typed) return;
  const name = typed.charAt(0).toUpperCase() + typed.slice(1);
  const found = await get(`/api/players?limit=10&name=${encodeURIComponent(name)}`).catch(() => null);
  list.replaceChildren(...(found?.body.items ?? []).map(({ id, name: full }) => el("option", { value: id }, full)));
}
