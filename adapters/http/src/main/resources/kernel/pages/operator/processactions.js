// Actions on a process and its instances. Each one asks a second time, and the server records it.

import { write } from "./calls.js";
import { confirmed } from "./confirm.js";
import { button } from "./elements.js";
import { say, sayFailure } from "./said.js";

const NEXT_STEP = "The owner of the partition obeys with its next step.";

const QUESTIONS = {
  pause: ({ name }) => ({
    title: `Pause ${name}?`,
    effect: "It sends nothing and fires no deadline, on all nodes, until it is resumed.",
    undo: "Resume. Then it goes on with the event at which it stopped.",
    label: "Pause",
    danger: true,
  }),
  resume: ({ name }) => ({
    title: `Resume ${name}?`,
    effect: "It takes the events since its pause, and fires the deadlines that have passed.",
    undo: "Pause. What it has sent stays.",
    label: "Resume",
  }),
  "roll-back": ({ name, version }) => ({
    title: `Roll ${name} back to version ${version - 1}?`,
    effect: `Version ${version - 1} acts, and no node runs version ${version}. Reactions that took effect stay. Without a node of that release, nothing acts.`,
    undo: "Roll forward lets the higher version act again.",
    label: "Roll back",
    danger: true,
  }),
  "roll-forward": ({ name }) => ({
    title: `Roll ${name} forward?`,
    effect: "Any version may act again. The highest one takes the partitions.",
    undo: "Roll back.",
    label: "Roll forward",
  }),
  retry: ({ name, instance }) => ({
    title: `Retry instance ${instance} of ${name}?`,
    effect: `What holds the instance is tried again. ${NEXT_STEP}`,
    undo: "Nothing to undo: if it fails again, the entry stays.",
    label: "Retry",
  }),
  "give-up": ({ name, instance, cause }) => ({
    title: `Give up what holds instance ${instance} of ${name}?`,
    effect: `The instance leaves out for ever: ${cause}. ${NEXT_STEP}`,
    undo: "There is no way back.",
    label: "Give up",
    danger: true,
  }),
};

const LABELS = {
  pause: "Pause…",
  resume: "Resume…",
  "roll-back": "Roll back…",
  "roll-forward": "Roll forward…",
  retry: "Retry…",
  "give-up": "Give up…",
};

export function processButtons(process, done) {
  return [processButton(process.paused ? "resume" : "pause", process, {}, done)];
}

/** Makes the button of an action. @param body what the request says */
export function processButton(action, about, body, done) {
  const attributes = {
    "aria-label": `${LABELS[action]} ${about.instance ?? about.name}`,
    class: action === "give-up" && "danger",
  };
  return button(LABELS[action], () => perform(action, about, body, done), attributes);
}

async function perform(action, about, body, done) {
  try {
    if ((await confirmed(QUESTIONS[action](about))) === null) return;
    await write(`/processes/${encodeURIComponent(about.name)}/actions/${action}`, body);
    say(`Recorded: ${action} of ${about.instance ? `instance ${about.instance} of ` : ""}${about.name}.`);
    await done();
  } catch (failure) {
    sayFailure(failure);
  }
}
