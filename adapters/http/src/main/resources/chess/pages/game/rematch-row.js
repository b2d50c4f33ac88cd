// The actions row of an ended game for its players: another game, or a rematch in its states.

import { named } from "../words.js";
import { other } from "./position.js";

const again = { act: "new", label: "New game", href: "/" };
const rematch = { act: "rematch", label: "Rematch", kind: "primary" };

/** Returns the buttons, and words if the rematch has a state that says more than the result. */
export function rematchRow(table) {
  const { rematch: challenge, side, game } = table;
  const opponent = named(game.players[other(side)]);
  switch (challenge?.status) {
    case undefined:
      return { buttons: [again, rematch] };
    case "open":
      return challenge.from.id === game.players[side].id
        ? { strong: "Rematch offered.", text: `Waiting for ${opponent}`, buttons: [{ act: "cancel", label: "Cancel" }] }
        : {
            strong: "Rematch?",
            text: `${opponent} wants to play again`,
            buttons: [
              { act: "accept", label: "Accept", kind: "primary" },
              { act: "decline", label: "Decline" },
            ],
          };
    case "accepted":
      return { strong: "Rematch.", text: "The game starts", buttons: [] };
    default:
      return { strong: "No rematch.", text: `The challenge is ${challenge.status}`, buttons: [again] };
  }
}
