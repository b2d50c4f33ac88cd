// Repeats a task while the page can be seen.

import { isExpected } from "./notice.js";

/**
 * Runs the task now and then again after each pause. A failure makes the pauses longer, up to eight times.
 *
 * @param pause milliseconds after the end of the task
 * @param hidden returns true if the task must go on while the tab is hidden
 * @returns function that runs the task at once
 */
export function poll(task, pause, hidden = () => false) {
  let timer = 0;
  let failures = 0;
  let running = null;

  async function run() {
    clearTimeout(timer);
    try {
      await task();
      failures = 0;
    } catch (failure) {
      failures = Math.min(failures + 1, 3);
      if (!isExpected(failure)) reportError(failure);
    }
    running = null;
    if (!document.hidden || hidden()) timer = setTimeout(now, pause * 2 ** failures);
  }

  function now() {
    running ??= run();
    return running;
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) now();
  });
  addEventListener("online", now);
  now();
  return now;
}
