// Present ratings of players, kept for a while: a list can ask for the same player again and again.

import { get } from "./api.js";

const KEPT = 60_000;
const known = new Map();

/** Returns the rating of a player at a speed as a whole number, or null. A game that knows the rating goes first. */
export async function ratingOf(player, speed) {
  if (player.rating !== undefined && player.rating !== null) return Math.round(player.rating);
  const { ratings } = await ratingsOf(player.id).catch(() => ({ ratings: [] }));
  const found = ratings.find((rating) => rating.speed === speed);
  return found ? Math.round(found.rating) : null;
}

function ratingsOf(id) {
  const kept = known.get(id);
  if (kept && performance.now() - kept.since < KEPT) return kept.answer;
  const answer = get(`/api/players/${id}/ratings`).then(({ body }) => body);
  known.set(id, { answer, since: performance.now() });
  return answer;
}
