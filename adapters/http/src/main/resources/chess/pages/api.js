// Speaks to the server: reads, and writes that are done once even when an answer is lost.

import * as me from "./me.js";

const PATIENCE = 30_000;
const PAUSES = [500, 1_000, 2_000, 4_000];
const TIMEOUT = 20_000;

/** The server's refusal, as its problem document says it. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? body?.title ?? `The server answered ${status}.`);
    this.name = "Problem";
    this.status = status;
    this.slug = body?.type?.split("/").pop() ?? "";
    this.title = body?.title ?? `Status ${status}`;
    this.detail = body?.detail ?? "";
    this.body = body;
  }
}

/** No answer came. */
export class Unreachable extends Error {
  constructor(cause) {
    super("The server does not answer.", { cause });
    this.name = "Unreachable";
  }
}

/**
 * Reads. With `after`, the answer contains the event at that position; the read waits for it.
 * The answer is `{status, body, version, position}`; version and position are numbers or null.
 */
export async function get(path, { after, signal } = {}) {
  if (after === undefined || after === null) return once(path, { signal });
  const target = `${path}${path.includes("?") ? "&" : "?"}after=${after}`;
  return patiently(() => once(target, { signal }), (problem) => problem.slug === "not-yet-visible", signal);
}

/** Writes. All resends have the same key, so the server does the request once. */
export async function send(path, body, { player = me.name(), version, key = newKey() } = {}) {
  const headers = { "Idempotency-Key": key };
  if (player) headers["Scoresheet-Player"] = player;
  if (version !== undefined && version !== null) headers["If-Match"] = `"${version}"`;
  if (body !== undefined && body !== null) headers["Content-Type"] = "application/json";
  const request = { method: "POST", headers, body: headers["Content-Type"] && JSON.stringify(body) };
  return patiently(() => once(path, request), (problem) => problem.status === 503);
}

async function once(path, { signal, ...request }) {
  const limit = AbortSignal.timeout(TIMEOUT);
  let response;
  let text;
  try {
    response = await fetch(path, {
      ...request,
      headers: { Accept: "application/json", ...request.headers },
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    text = await response.text();
  } catch (failure) {
    throw signal?.aborted ? signal.reason : new Unreachable(failure);
  }
  const body = parsed(text);
  if (!response.ok) throw new Problem(response.status, body);
  return { status: response.status, body, version: version(response), position: position(response) };
}

/** Tries again while the server is away, or refuses in a way that passes. */
async function patiently(attempt, passes, signal) {
  const end = performance.now() + PATIENCE;
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (failure) {
      const worthIt = failure instanceof Unreachable || (failure instanceof Problem && passes(failure));
      const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];
      if (!worthIt || signal?.aborted || performance.now() + pause > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** `crypto.randomUUID` is missing on a page that came without TLS from another machine. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function version(response) {
  const tag = /^"(\d+)"$/.exec(response.headers.get("ETag") ?? "");
  return tag ? Number(tag[1]) : null;
}

function position(response) {
  const field = response.headers.get("Scoresheet-Position");
  return field === null ? null : Number(field);
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
