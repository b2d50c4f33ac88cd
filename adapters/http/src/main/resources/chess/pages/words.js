// Words and numbers as the pages show them.

import { el } from "./dom.js";

const THIN = "\u202f";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SPEEDS = {
  ultraBullet: "ultra-bullet",
  bullet: "bullet",
  blitz: "blitz",
  rapid: "rapid",
  classical: "classical",
  correspondence: "untimed",
  unknown: "unknown",
};

const REASONS = {
  checkmate: "checkmate",
  stalemate: "stalemate",
  resignation: "resignation",
  agreement: "agreement",
  "threefold-claim": "threefold",
  fivefold: "fivefold",
  "fifty-claim": "50-move rule",
  "seventy-five": "75-move rule",
  "dead-position": "dead position",
  flag: "flag",
  "flag-dead": "flag, no mate possible",
  abandoned: "abandoned",
  "no-start": "no first move",
  aborted: "aborted",
  unknown: "unknown",
};

/** Speeds at which games are rated, the fastest first. */
export const RATED_SPEEDS = ["ultraBullet", "bullet", "blitz", "rapid", "classical", "correspondence"];

export const ALL_SPEEDS = Object.keys(SPEEDS);
export const ALL_REASONS = Object.keys(REASONS);

/** `1234.5` as `1 234.5`, with thin spaces. */
export function number(value, decimals = 0) {
  const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? "−" : "";
  return sign + grouped + (part ? `.${part}` : "");
}

/** A change with its sign, such as `+9.4`. */
export function change(value) {
  return Number(value.toFixed(1)) > 0 ? `+${number(value, 1)}` : number(value, 1);
}

export function counted(count, one, many = `${one}s`) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

export function percent(part, whole, decimals = 0) {
  return `${whole === 0 ? 0 : ((100 * part) / whole).toFixed(decimals)}${THIN}%`;
}

/** Time on a clock: `h:mm:ss`, `m:ss`, and with tenths below 10 seconds. */
export function clock(millis) {
  const left = Math.max(0, millis);
  if (left < 10_000) {
    const tenths = Math.floor(left / 100);
    return `0:0${Math.floor(tenths / 10)}.${tenths % 10}`;
  }
  const seconds = Math.floor(left / 1000);
  const two = (value) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Time that something took: `0.9 s`, `17 s`, `2 min 5 s`, `1 h 3 min`. */
export function duration(millis) {
  if (millis < 9_950) return `${(millis / 1000).toFixed(1)} s`;
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}

/** An instant as `<time>`: relative, with the exact moment in the title. */
export function ago(iso, now = Date.now()) {
  return el("time", { datetime: iso, title: moment(iso) }, relative(new Date(iso), now));
}

/** A day, `YYYY-MM-DD`, as `<time>`. */
export function day(iso, now = Date.now()) {
  const days = Math.round((startOfDay(now) - Date.parse(`${iso}T00:00:00Z`)) / DAY);
  return el("time", { datetime: iso, title: iso }, daysAgo(days) ?? date(new Date(`${iso}T00:00:00Z`), now));
}

/** An instant in UTC, for people: `2026-11-21 12:00:00 UTC`. */
export function moment(iso) {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

function relative(instant, now) {
  const passed = now - instant;
  if (passed < MINUTE) return "just now";
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  return daysAgo(Math.max(1, Math.round((startOfDay(now) - startOfDay(instant)) / DAY))) ?? date(instant, now);
}

function daysAgo(days) {
  if (days <= 0) return "today";
  if (days === 1) return "yesterday";
  return days < 7 ? `${days} days ago` : null;
}

function startOfDay(instant) {
  return Math.floor(Number(instant) / DAY) * DAY;
}

function date(instant, now) {
  const year = instant.getUTCFullYear() === new Date(now).getUTCFullYear() ? {} : { year: "numeric" };
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC", ...year }).format(instant);
}

export function speed(word) {
  return SPEEDS[word] ?? word;
}

/** The speed of a time control; null is untimed. */
export function speedOf(control) {
  if (!control) return "correspondence";
  const seconds = control.initialSeconds + 40 * control.incrementSeconds;
  const [found] = [["ultraBullet", 30], ["bullet", 180], ["blitz", 480], ["rapid", 1500]].find(([, below]) => seconds < below)
    ?? ["classical"];
  return found;
}

/** A time control as `5+3`: minutes and seconds per move. */
export function control(given) {
  if (!given) return "∞";
  const minutes = given.initialSeconds / 60;
  const parts = { 0.25: "¼", 0.5: "½", 0.75: "¾" };
  const shown = parts[minutes] ?? (Number.isInteger(minutes) ? minutes : Number(minutes.toFixed(2)));
  return `${shown}+${given.incrementSeconds}`;
}

/** A result as `1–0`, `½–½`, or `live`. */
export function result(word) {
  return { "1-0": "1–0", "0-1": "0–1", "1/2-1/2": "½–½" }[word] ?? "–";
}

/** A result as its player sees it: `won`, `drawn`, `lost`, or null. */
export function outcome(word, side) {
  if (word === "1/2-1/2") return "drawn";
  if (word !== "1-0" && word !== "0-1") return null;
  return (word === "1-0") === (side === "white") ? "won" : "lost";
}

export function reason(termination) {
  return REASONS[termination] ?? termination ?? "";
}

/** A player as people read it: the name of the directory, or the id. */
export function named(player) {
  return player.name ?? player.id;
}

export function store(word) {
  return { postgres: "PostgreSQL", memory: "in memory, keeps nothing" }[word] ?? word;
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
