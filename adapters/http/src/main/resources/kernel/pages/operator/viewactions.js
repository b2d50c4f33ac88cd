// Actions on a view. Each one that changes something asks a second time, and the server records it.

import { Problem, write } from "./calls.js";
import { confirmed } from "./confirm.js";
import { button, place } from "./elements.js";
import { say, sayFailure } from "./said.js";
import { ACTIONS, inSpiteOf } from "./viewquestions.js";

/** Returns the names of the actions that a generation allows, the most useful first. */
function actionsOf(line) {
  switch (line.role) {
    case "loading":
      return [line.load?.loader ? "cancel" : "rebuild"];
    case "candidate":
      return [halted(line) ? "resume" : "compare"];
    case "serving":
      return [halted(line) ? "resume" : "rebuild"];
    case "previous":
      return ["rollback"];
    default:
      return [];
  }
}

/** True if no node moves the generation until an operator resumes it. */
export function halted({ mode }) {
  return mode === "paused" || mode === "stopped";
}

/** Makes the buttons of a generation. @param done called after an action, to show its result */
export function actionButtons(line, done) {
  if (line.role === "serving" && line.parked > 0) return [link("Entries…", line.name)];
  return actionsOf(line).map((name) =>
    name === "compare" ? link("Compare…", line.name) : actionButton(name, line, done),
  );
}

export function actionButton(name, line, done) {
  const label = ACTIONS[name].label;
  return button(label, () => perform(name, line, done), {
    "aria-label": `${label} ${line.name}, generation ${line.generation}`,
  });
}

/** Makes a link that looks like a button, to the page of the view. */
function link(label, view) {
  const made = place(["views", view], label);
  made.className = "button";
  return made;
}

async function perform(name, line, done) {
  try {
    const values = await confirmed(await ACTIONS[name].question(line));
    if (values === null) return;
    await send(name, line, values);
    await done();
  } catch (failure) {
    sayFailure(failure);
  }
}

/** Names the generation of the dialog: the server refuses the action if it would act on another one. */
async function send(name, line, values) {
  try {
    const named = name === "rebuild" ? values : { ...values, generation: line.generation };
    const answer = await write(`/projections/${line.name}/${name}`, named);
    say(ACTIONS[name].said(line, answer));
  } catch (failure) {
    if (!(failure instanceof Problem && failure.body?.compared)) throw failure;
    const accepted = await confirmed(inSpiteOf(line, failure.body.compared));
    if (accepted !== null) await send(name, line, accepted);
  }
}
