// Search for the events that followed from an event, a request or a trace.

import { work } from "./calls.js";
import { el } from "./elements.js";
import { forest } from "./tree.js";

export function open(content, reference) {
  const input = el("input", {
    value: reference ?? "",
    required: true,
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "references",
  });
  const form = el(
    "form",
    { class: "search" },
    el("label", { class: "field" }, el("span", {}, "Event, position, correlation or trace id"), input),
    el("button", { class: "primary" }, "Show"),
  );
  const result = el("div", { "aria-live": "polite" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = `trace/${encodeURIComponent(input.value.trim())}`;
  });
  content.append(
    form,
    el(
      "p",
      { class: "quiet small", id: "references" },
      "Such as stream@version, 1284903, the request id of an answer, or the 32 digits of a trace id.",
    ),
    result,
  );

  async function refresh() {
    if (!reference) return;
    result.replaceChildren(el("p", { class: "quiet" }, "Reading …"));
    try {
      const trace = await work(`/trace/${encodeURIComponent(reference)}`);
      result.replaceChildren(el("section", { class: "card" }, el("div", { class: "inside" }, forest(trace))));
    } catch (failure) {
      result.replaceChildren(el("p", { class: "notice failed" }, failure.message));
    }
  }

  return { title: "Trace", live: false, refresh };
}
