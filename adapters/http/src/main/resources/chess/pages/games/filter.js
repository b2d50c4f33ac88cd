// The form of filters, and the query that it stands for.

import { el } from "../dom.js";
import { ALL_REASONS, reason } from "../words.js";

/** Shows a query in the form. */
export function fillForm(form, query) {
  const { termination, player, colour, opponent } = form.elements;
  if (termination.options.length === 1) termination.append(...ALL_REASONS.map((word) => el("option", { value: word }, reason(word))));
  for (const field of fields(form)) field.value = query.get(field.name) ?? "";
  form.querySelector("#more").open ||= [...form.querySelectorAll("#more [name]")].some((field) => field.value);
  const dependents = () => [colour, opponent].forEach((field) => (field.disabled = !player.value.trim()));
  player.oninput = dependents;
  dependents();
}

/** Returns the filled fields as a query. */
export function readForm(form) {
  const filled = fields(form)
    .filter((field) => !field.disabled && field.value.trim())
    .map((field) => [field.name, field.value.trim()]);
  return new URLSearchParams(filled);
}

function fields(form) {
  return [...form.elements].filter((field) => field.name);
}
