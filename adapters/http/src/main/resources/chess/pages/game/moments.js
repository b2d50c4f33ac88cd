// The moments of a game: one for each event, each with the position, the line of moves and the clocks after it. The page
// folds the public history in the same way as the server folds the stored one, so it shows the past without a request.
// An imported game is one event; its moments are its half-moves.

import { san, spoken } from "./san.js";
import { Position, other } from "./position.js";

/**
 * Returns the moments that an event adds. An event of an unknown type changes nothing but the version.
 *
 * @param last moment before the event; none before the first one
 * @param times clock of the mover after each half-move of an imported game, where known
 */
export function after(last, event, times = []) {
  const data = event.data;
  switch (event.type) {
    case "started":
      return [started(event)];
    case "imported":
      return imported(event, times);
    case "moved":
      return [moved(last, event, data.move, data.usedMillis, data.clockMillis)];
    case "moves-taken-back":
      return [takenBack(last, event)];
    case "time-given":
      return [{ ...last, event, clocks: addsToClock(last, data) ? given(last.clocks, data) : last.clocks }];
    case "draw-offered":
      return [{ ...last, event, drawBy: data.by }];
    case "draw-offer-withdrawn":
    case "draw-refused":
      return [{ ...last, event, drawBy: null }];
    case "takeback-proposed":
      return [{ ...last, event, takebackBy: data.by }];
    case "takeback-withdrawn":
    case "takeback-refused":
      return [{ ...last, event, takebackBy: null }];
    case "ended":
      return [ended(last, event)];
    default:
      return [{ ...last, event }];
  }
}

/** True if given time is added to a clock. Before both sides have moved, the server only makes the wait longer. */
export const addsToClock = ({ line }, { by }) => by !== null || line.length >= 2;

function started(event) {
  const { start, timeControl } = event.data;
  const millis = timeControl && atStart(timeControl);
  return {
    event,
    start: Position.of(start),
    number: Number(start.split(" ")[5] ?? 1),
    position: Position.of(start),
    line: [],
    clocks: timeControl && { white: millis, black: millis },
    drawBy: null,
    takebackBy: null,
    end: null,
  };
}

function imported(event, times) {
  const { moves, result, termination, timeControl } = event.data;
  const start = started(event);
  const moments = [{ ...start, clocks: times.length ? start.clocks : null }];
  moves.forEach((move, at) => {
    const before = moments.at(-1);
    const clock = (before.clocks && times[at]) ?? null;
    const used =
      clock === null ? null : before.clocks[before.position.turn] + 1000 * timeControl.incrementSeconds - clock;
    moments.push(moved(before, event, move, used === null ? null : Math.max(0, used), clock));
  });
  const last = moments.pop();
  return [...moments, { ...last, line: mated(last, termination), end: { result, termination, by: null } }];
}

function moved(last, event, uci, used, clock) {
  const by = last.position.turn;
  const move = {
    uci,
    by,
    used,
    san: san(last.position, uci),
    spoken: spoken(last.position, uci),
    version: event.version,
    ply: last.line.length + 1,
  };
  return {
    ...last,
    event,
    position: last.position.play(uci),
    line: [...last.line, move],
    clocks: last.clocks && { ...last.clocks, [by]: clock ?? last.clocks[by] },
    drawBy: last.drawBy === other(by) ? null : last.drawBy,
    takebackBy: null,
  };
}

function takenBack(last, event) {
  const line = last.line.slice(0, last.line.length - event.data.halfMoves);
  const position = line.reduce((before, move) => before.play(move.uci), last.start);
  return {
    ...last,
    event,
    line,
    position,
    clocks: clocks(event.data.clocks) ?? last.clocks,
    drawBy: null,
    takebackBy: null,
  };
}

function ended(last, event) {
  const { result, termination, by, clocks: shown } = event.data;
  return {
    ...last,
    event,
    line: mated(last, termination),
    clocks: clocks(shown) ?? last.clocks,
    drawBy: null,
    takebackBy: null,
    end: { result, termination, by },
  };
}

function mated(last, termination) {
  if (termination !== "checkmate") {
    return last.line;
  }
  return last.line.map((move) =>
    move === last.line.at(-1)
      ? { ...move, san: move.san.replace("+", "#"), spoken: move.spoken.replace(/, check$/, ", checkmate") }
      : move,
  );
}

/** The server gives at least three seconds for the first move of a game that has only an increment. */
const atStart = ({ initialSeconds, incrementSeconds }) => 1000 * (initialSeconds || Math.max(3, incrementSeconds));
const clocks = (shown) => shown && { white: shown.whiteMillis, black: shown.blackMillis };
const given = (shown, { to, millis }) => shown && { ...shown, [to]: shown[to] + millis };
