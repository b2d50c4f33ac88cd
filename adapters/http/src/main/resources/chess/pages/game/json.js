// JSON as nodes: names are quiet, values are not. Text stays text.

import { el } from "../dom.js";

export function json(value) {
  if (Array.isArray(value))
    return [
      "[",
      ...listed(
        value.map((each) => json(each)),
        "",
      ),
      "]",
    ];
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).map(([name, held]) => [
      el("span", { class: "member" }, `${JSON.stringify(name)}: `),
      ...json(held),
    ]);
    return members.length ? ["{ ", ...listed(members), " }"] : ["{}"];
  }
  return [JSON.stringify(value)];
}

const listed = (all) => all.flatMap((nodes, at) => (at ? [", ", ...nodes] : nodes));
