// The game page: play, watch, look back. It puts its parts together; each part is a file in the folder `game`.

import "./page.js";
import { get, Problem } from "./api.js";
import * as me from "./me.js";
import { capital, named } from "./words.js";
import { actionsRow, showActions } from "./game/actions-row.js";
import { row } from "./game/actions.js";
import * as address from "./game/address.js";
import { inCheck } from "./game/attacks.js";
import { Board } from "./game/board.js";
import { Commands } from "./game/commands.js";
import { GameDocument } from "./game/document.js";
import { Facts } from "./game/facts.js";
import { Keyboard } from "./game/keyboard.js";
import { movesCard, showMoves } from "./game/moves-card.js";
import { pgnClocks } from "./game/pgn-clocks.js";
import { Promotion } from "./game/promotion.js";
import { showClocks, showSeats } from "./game/seats.js";
import { Stream } from "./game/stream.js";
import { Table } from "./game/table.js";
import { showTimeMachine, timeMachine } from "./game/time-machine.js";
import { Waiting } from "./game/waiting.js";

const START_WAIT = 3_000;
const PAUSE = 500;
const table = new Table(location.pathname.split("/")[2]);
const board = new Board(document.getElementById("board"), played);
const promotion = new Promotion(document.getElementById("promotion"));
const commands = new Commands(table, render);
const facts = new Facts(table, render);
const waiting = new Waiting(table);
const gameDocument = new GameDocument(table, render);

new Keyboard(board, say);
actionsRow(acted);
movesCard((move) => go(address.find({ ply: move.ply, version: table.imported ? undefined : move.version }, table)));
timeMachine(table, (index) => go(index, { step: true }));
document.getElementById("as-of").addEventListener("submit", asOf);
addEventListener("popstate", showAddress);
addEventListener("keydown", keys);
document.addEventListener("visibilitychange", () => document.hidden || gameDocument.refresh());
me.changed(render);
open();

async function open() {
  try {
    await gameDocument.read(`?wait=${START_WAIT}`);
  } catch (failure) {
    return isUnknown(failure) ? awaitStart() : tryAgain();
  }
  table.trouble = null;
  document.title = title();
  waiting.learn();
  new Stream(`/api/games/${table.id}/events`, { event: took, up, down, over: render, mayRest: () => !table.side });
  setInterval(tick, 100);
}

/** An accepted challenge has the id of a game that is about to start. */
async function awaitStart() {
  try {
    const { body } = await get(`/api/challenges/${table.id}`);
    if (body.status !== "accepted") return missing();
  } catch (failure) {
    return isUnknown(failure) ? missing() : tryAgain();
  }
  trouble({ strong: "The game starts.", text: "One moment" });
  setTimeout(open, PAUSE);
}

function missing() {
  trouble({ strong: "There is no such game.", buttons: [{ act: "games", label: "All games", href: "/games" }] });
  document.body.classList.add("missing");
}

function tryAgain() {
  trouble({ strong: "The server does not answer.", text: "Trying again" });
  setTimeout(open, 4 * PAUSE);
}

function trouble(words) {
  table.trouble = words;
  showActions(row(table));
}

function isUnknown(failure) {
  return failure instanceof Problem && [400, 404].includes(failure.status);
}

function took(event) {
  table.take(event);
  if (event.version < table.game.version) return; // the rest of the history is on its way
  if (!took.loaded) showAddress();
  else if (event.type === "moved") say(`${capital(table.head.line.at(-1).by)}: ${table.head.line.at(-1).spoken}`);
  took.loaded = true;
  if (event.type === "imported" && table.game.clocks) retime();
  if (promotion.isOpen && !table.mayMove) promotion.close();
  render();
  facts.follow();
  if (table.over) commands.rematch.watch();
  else if (table.behind) gameDocument.refresh();
}

async function retime() {
  try {
    table.retime(await pgnClocks(table.id));
    render();
  } catch {
    // The moves then stand without their times.
  }
}

function up() {
  const was = table.connected;
  table.connected = true;
  if (!was || table.behind) gameDocument.refresh();
  render();
}

function down() {
  table.connected = false;
  render();
}

function played(moves) {
  if (moves.length === 1) return commands.move(moves[0]);
  table.choosing = true;
  promotion.open(moves, { side: table.side, turned: table.below === "black" }, (move) => {
    table.choosing = false;
    if (move) commands.move(move);
    else render();
    board.element.focus();
  });
  render();
}

function acted(name) {
  if (name === "back") return go(null);
  if (promotion.isOpen) return promotion.close();
  commands.act(name);
}

/** Shows a moment, or the game itself, and writes it into the address: see `address.write`. */
function go(index, written = {}) {
  if (promotion.isOpen) promotion.close();
  table.look(index);
  address.write(table, written);
  render();
}

async function showAddress() {
  const wanted = address.read();
  if (wanted.at) return showInstant(wanted.at, { replace: true });
  table.look(address.find(wanted, table));
  render();
}

function asOf(event) {
  event.preventDefault();
  showInstant(document.getElementById("instant").value.trim());
}

/** The server knows which version stood at an instant. */
async function showInstant(at, written = {}) {
  const note = document.getElementById("instant-note");
  try {
    const { version } = await get(`/api/games/${table.id}?at=${encodeURIComponent(at)}`);
    note.textContent = "";
    go(address.find({ version }, table), written);
  } catch (failure) {
    note.textContent = failure.detail || failure.message;
  }
}

/** Left and right step through the events, unless the focus is where these keys have a meaning of their own. */
function keys(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.("input, select, dialog, #board")) return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step || !table.head) return;
  event.preventDefault();
  go(Math.max(0, table.index + step), { step: true });
}

function render() {
  if (!table.head || !table.game) return;
  const { position, shown, looking, mayMove } = table;
  showSeats(table);
  board.show({
    placement: position.placement(),
    side: table.below,
    last: table.lastMove,
    check: inCheck(position, position.turn) ? position.king(position.turn) : null,
    past: looking,
    label: label(position, shown),
  });
  board.allow(mayMove ? table.side : null, table.targets);
  showMoves(table);
  showTimeMachine(table);
  showActions(row(table), table.busy);
  document.title = title();
}

function tick() {
  if (!table.head) return;
  showClocks(table);
  table.waiting = waiting.words();
  showActions(row(table), table.busy);
}

function label(position, { line }) {
  const last = line.at(-1);
  return `Board. ${position.turn === "white" ? "White" : "Black"} to move.${last ? ` Last move: ${last.spoken}.` : ""}`;
}

function title() {
  const { white, black } = table.game.players;
  const mine = !table.over && table.side && table.turn === table.side ? "Your move · " : "";
  return `${mine}${named(white)} – ${named(black)} · Scoresheet`;
}

function say(text) {
  document.getElementById("spoken").textContent = text;
}
