// Card that exchanges the token for the cookie. The page keeps the token nowhere.

import { signIn } from "./calls.js";
import { el } from "./elements.js";

/** Makes the card. @param signedIn takes the session that has begun */
export function signInCard(signedIn) {
  const token = el("input", { type: "password", required: true, autocomplete: "off", spellcheck: "false" });
  const send = el("button", { class: "primary" }, "Sign in");
  const problem = el("p", { class: "bad", role: "alert", hidden: true });
  const form = el(
    "form",
    { class: "sign-in" },
    el("h1", {}, "Sign in"),
    el("p", { class: "quiet" }, "This page shows and changes the running system. It is for its operators."),
    el("label", { class: "field" }, el("span", {}, "Operations token"), token),
    problem,
    el("div", { class: "row" }, send),
    el(
      "p",
      { class: "quiet small" },
      "The token is in the file operations-token of the server's data folder, or in the server's configuration. " +
        "The page exchanges it for a cookie that ends after one hour, and keeps it nowhere else.",
    ),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    try {
      const session = await signIn(token.value.trim());
      token.value = "";
      signedIn(session);
    } catch (failure) {
      problem.textContent = failure.status === 401 ? "This is not the token of this node." : failure.message;
      problem.hidden = false;
      token.select();
    } finally {
      send.disabled = false;
    }
  });
  queueMicrotask(() => token.focus());
  return el("div", { class: "card sign-in-card" }, form);
}
