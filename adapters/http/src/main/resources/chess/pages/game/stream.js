// The events of a game, live. Reads the event stream with fetch, because then the page sees each byte: a connection that
// has been silent for longer than the server's comments allow is dead, and the page opens another one after its last
// event. So nothing is lost, and nothing comes twice. A browser opens only six connections to a server, so a hidden
// tab of a spectator has none.

const SILENCE = 20_000;
const PAUSES = [500, 1000, 2000, 4000];

export class Stream {
  /**
   * @param on functions `event(event)`, `up()`, `down()` after silence or a second failure, `over()` after the last
   *     event, and `mayRest()`, which is true if a hidden tab needs no events
   */
  constructor(path, on) {
    this.path = path;
    this.on = on;
    this.last = 0;
    this.failures = 0;
    addEventListener("online", () => this.retry());
    addEventListener("offline", () => this.abort?.abort());
    document.addEventListener("visibilitychange", () => (this.rests ? this.abort?.abort() : this.retry()));
    addEventListener("pageshow", () => this.retry());
    this.run();
  }

  /** Ends a pause between two attempts, if there is one. */
  retry() {
    this.wake?.();
  }

  get rests() {
    return document.hidden && this.on.mayRest();
  }

  async run() {
    while (!this.over) {
      while (this.rests) await new Promise((resolve) => (this.wake = resolve));
      try {
        await this.connect();
      } catch {
        // The connection failed or was cut.
      }
      clearTimeout(this.alarm);
      if (!this.over && !this.rests) {
        if (this.failures > 0 || !navigator.onLine) this.on.down();
        await this.pause(PAUSES[Math.min(this.failures++, PAUSES.length - 1)]);
      }
    }
  }

  pause(millis) {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, millis * (0.75 + Math.random() / 2));
    });
  }

  async connect() {
    this.abort = new AbortController();
    this.watch();
    const answer = await fetch(this.path, {
      headers: { Accept: "text/event-stream", "Last-Event-ID": String(this.last) },
      cache: "no-store",
      signal: this.abort.signal,
    });
    if (answer.status === 204) {
      this.finish();
    }
    if (!answer.ok || this.over) {
      return;
    }
    this.failures = 0;
    this.on.up();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      this.watch();
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop();
      blocks.forEach((block) => this.take(block));
    }
  }

  take(block) {
    const line = block.split("\n").find((each) => each.startsWith("data:"));
    if (!line) {
      return;
    }
    const event = JSON.parse(line.slice(5));
    if (event.version !== this.last + 1) {
      this.abort.abort();
      return;
    }
    this.last = event.version;
    this.on.event(event);
    if (event.type === "ended" || event.type === "imported") this.finish();
  }

  watch() {
    clearTimeout(this.alarm);
    this.alarm = setTimeout(() => {
      if (this.over) return;
      this.on.down();
      this.abort.abort();
    }, SILENCE);
  }

  finish() {
    this.over = true;
    this.on.up();
    this.on.over();
  }
}
