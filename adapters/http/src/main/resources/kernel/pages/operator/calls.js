// Requests to the operations listener. The browser adds the cookie. A write also has the header field of this page,
// which no page of another server can send.

const WRITES = { "Scoresheet-Page": "operator" };
const READ_MILLIS = 10_000;
const WORK_MILLIS = 40_000;

/** Answer that refuses a request. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? `The node answered with status ${status}.`);
    this.status = status;
    this.slug = body?.type?.split("/").at(-1) ?? "";
    this.body = body;
  }
}

/** The node gave no answer. */
export class Unreachable extends Error {}

let signedOut = () => {};

/** Sets what happens when the node no longer accepts the cookie. */
export function whenSignedOut(listener) {
  signedOut = listener;
}

export function read(path) {
  return call("GET", path, {}, READ_MILLIS);
}

/** Reads an operation that works, such as a trace. */
export function work(path) {
  return call("GET", path, {}, WORK_MILLIS);
}

export function write(path, body) {
  const headers = body === undefined ? WRITES : { ...WRITES, "Content-Type": "application/json" };
  return call("POST", path, { headers, body: body && JSON.stringify(body) }, WORK_MILLIS);
}

/** Exchanges the token for the cookie. Nothing else keeps the token. */
export function signIn(token) {
  return call("POST", "/session", { headers: { Authorization: `Bearer ${token}` } }, READ_MILLIS, () => {});
}

export function signOut() {
  return call("DELETE", "/session", { headers: WRITES }, READ_MILLIS);
}

async function call(method, path, options, millis, refused = signedOut) {
  const [status, body] = await answer(method, path, options, millis);
  if (status < 400 || (status === 503 && body?.checks)) return body;
  if (status === 401) refused();
  throw new Problem(status, body);
}

async function answer(method, path, options, millis) {
  try {
    const response = await fetch(path, {
      method,
      cache: "no-store",
      signal: AbortSignal.timeout(millis),
      ...options,
    });
    const text = await response.text();
    return [response.status, text === "" ? null : JSON.parse(text)];
  } catch (failure) {
    throw new Unreachable("The node does not answer.", { cause: failure });
  }
}
