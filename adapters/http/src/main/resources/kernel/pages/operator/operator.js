// Frame of the operator's page: sign-in, navigation by the fragment of the address, and a refresh every two seconds.

import { read, signOut, whenSignedOut } from "./calls.js";
import { el, setText } from "./elements.js";
import { saidLine, sayFailure, sayNothing } from "./said.js";
import { signInCard } from "./session.js";
import { clock } from "./words.js";
import * as event from "./event.js";
import * as instance from "./instance.js";
import * as log from "./log.js";
import * as nodes from "./nodes.js";
import * as process from "./process.js";
import * as processes from "./processes.js";
import * as stream from "./stream.js";
import * as streams from "./streams.js";
import * as trace from "./trace.js";
import * as view from "./view.js";
import * as views from "./views.js";

const EVERY_MILLIS = 2_000;
const main = document.getElementById("main");
const nav = document.querySelector(".nav");
const out = document.getElementById("sign-out");

/** The shown place: its page, and what it shows about the refresh. */
let shown = null;
let timer = 0;

function pageOf([name, one, two]) {
  switch (name) {
    case "views":
      return one ? ["views", view, [one]] : ["views", views, []];
    case "processes":
      if (two) return ["processes", instance, [one, two]];
      return one ? ["processes", process, [one]] : ["processes", processes, []];
    case "nodes":
      return ["nodes", nodes, []];
    case "log":
      return ["log", log, []];
    case "streams":
      return one ? ["log", stream, [one]] : ["log", streams, []];
    case "events":
      return ["log", event, [one]];
    case "trace":
      return ["trace", trace, one ? [one] : []];
    default:
      return ["views", views, []];
  }
}

function go() {
  if (location.hash === "#main") return; // the link to the content
  const [place, module, parts] = pageOf(location.hash.slice(1).split("/").map(decodeURIComponent));
  for (const link of nav.children) {
    if (link.hash === `#${place}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const content = el("div", { class: "content" });
  const fresh = el("p", { class: "quiet small numbers" });
  const page = module.open(content, ...parts);
  document.title = `${page.title} · Operations`;
  sayNothing();
  main.replaceChildren(
    el("div", { class: "headline" }, el("h1", {}, page.title), fresh),
    saidLine(),
    content,
  );
  shown = { page, fresh, failed: false };
  refresh();
}

async function refresh() {
  clearTimeout(timer);
  const asked = shown;
  if (asked === null) return;
  if (!document.hidden) await refreshOnce(asked);
  if (asked === shown && asked.page.live) timer = setTimeout(refresh, EVERY_MILLIS);
}

async function refreshOnce(asked) {
  try {
    await asked.page.refresh();
    if (asked !== shown) return;
    if (asked.failed) sayNothing();
    asked.failed = false;
    setText(asked.fresh, `${asked.page.live ? "every 2 s · " : ""}${clock(Date.now())} UTC`);
  } catch (failure) {
    if (asked !== shown) return;
    asked.failed = true;
    sayFailure(failure);
  }
}

function showSignIn() {
  clearTimeout(timer);
  shown = null;
  nav.hidden = out.hidden = true;
  document.title = "Sign in · Operations";
  main.replaceChildren(signInCard(showNode));
}

function showNode(session) {
  setText(document.getElementById("node"), session.node);
  setText(document.getElementById("release"), `Release ${session.release} · ${session.store}`);
  nav.hidden = out.hidden = false;
  go();
}

whenSignedOut(showSignIn);
addEventListener("hashchange", () => shown && go());
document.addEventListener("visibilitychange", () => document.hidden || refresh());
out.addEventListener("click", () => signOut().then(showSignIn, sayFailure));
read("/session").then(
  (session) => (session ? showNode(session) : showSignIn()),
  (failure) => main.replaceChildren(el("p", { class: "notice failed", role: "alert" }, failure.message)),
);
