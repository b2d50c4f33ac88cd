// The time of the server, as far as this page can know it. Clocks count with it, not with the clock of this machine.

let offset = 0;
let doubt = Infinity;

/** Learns from an answer with the server's time: it was written between these two moments of this machine. */
export function learn(serverTime, sent, received) {
  const width = received - sent;
  const middle = (sent + received) / 2;
  const learned = Date.parse(serverTime) - middle;
  if (width <= doubt || Math.abs(learned - offset) > width + doubt) {
    offset = learned;
    doubt = width;
  }
  doubt += 5; // an old answer counts less and less
}

/** Returns the present time of the server in milliseconds. */
export const now = () => Date.now() + offset;
