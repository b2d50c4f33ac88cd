// What operators did, from the audit trail.

import { table } from "./table.js";
import { moment } from "./words.js";

export function actsTable() {
  return table({
    label: "What operators did",
    key: (act) => `${act.at} ${act.action} ${act.detail}`,
    empty: "No operator action is recorded. Each action of this page and of the commands is recorded here.",
    columns: [
      { title: "At", kind: "plain", state: (act) => act.at, parts: (act) => moment(act.at) },
      { title: "Action", text: (act) => act.action },
      { title: "Detail", kind: "quiet broken", text: (act) => act.detail },
      { title: "By", kind: "quiet wide", text: (act) => act.by },
    ],
  });
}
