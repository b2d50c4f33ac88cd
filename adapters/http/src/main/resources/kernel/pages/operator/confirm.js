// Asks a second time before something changes. The dialog names the thing, the effect, and how to undo it.

import { el } from "./elements.js";

/**
 * Opens the dialog. Resolves with the values of its fields, or with null when the operator cancels.
 *
 * @param question title, effect and undo as text; label of the button; danger; fields with name and label;
 *     below, an element between effect and undo
 */
export function confirmed({ title, effect, undo, label, danger = false, fields = [], below = null }) {
  const inputs = fields.map((field) =>
    el("input", { name: field.name, required: true, maxlength: 1000, autocomplete: "off" }),
  );
  const cancel = el("button", { type: "button" }, "Cancel");
  const form = el(
    "form",
    { method: "dialog" },
    el("h2", { id: "question" }, title),
    el("p", {}, effect),
    below,
    fields.map((field, at) => el("label", { class: "field" }, el("span", {}, field.label), inputs[at])),
    el("p", { class: "quiet" }, el("span", { class: "strong" }, "Undo: "), undo),
    el("div", { class: "row" }, cancel, el("button", { class: danger ? "danger" : "primary" }, label)),
  );
  const dialog = el("dialog", { "aria-labelledby": "question" }, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    let values = null;
    cancel.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      values = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(values);
    });
    dialog.showModal();
    (inputs[0] ?? cancel).focus();
  });
}
