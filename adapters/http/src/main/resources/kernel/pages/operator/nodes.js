// All nodes on this log, with their leases.

import { read } from "./calls.js";
import { el } from "./elements.js";
import { stateColumn } from "./state.js";
import { table } from "./table.js";
import { duration } from "./words.js";

export function open(content) {
  const lines = table({
    label: "Nodes",
    key: (node) => node.name,
    empty: "No node is registered on this log.",
    columns: [
      { title: "Node", kind: "mono broken", text: (node) => node.name },
      stateColumn((node) => (node.live ? ["live", "good"] : ["away", "bad"])),
      { title: "Release", kind: "wide", text: (node) => node.release ?? "–" },
      { title: "Roles", kind: "wide", text: (node) => node.roles.join(", ") || "–" },
      {
        title: "Heartbeat",
        kind: "number",
        text: (node) => (node.heartbeatMillis === null ? "–" : `${duration(node.heartbeatMillis)} ago`),
      },
      { title: "Leases", kind: "quiet wide broken", text: (node) => node.leases.join(", ") || "–" },
    ],
  });
  content.append(el("div", { class: "card" }, lines.node));

  async function refresh() {
    lines.show((await read("/nodes")).nodes);
  }

  return { title: "Nodes", live: true, refresh };
}
