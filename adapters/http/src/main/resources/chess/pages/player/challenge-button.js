// The button that challenges the player, or says that this is the visitor's own page.

import * as me from "../me.js";

export function showChallengeButton(player) {
  const link = document.getElementById("challenge");
  const show = () => {
    link.hidden = me.name() === player;
    link.href = `/?to=${encodeURIComponent(player)}`;
  };
  show();
  me.changed(show);
}
