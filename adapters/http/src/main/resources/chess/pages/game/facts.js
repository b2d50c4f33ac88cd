// What the read models know about the game: the ratings at its start and the opening. The game is played without them.

import { get } from "../api.js";
import { control, speedOf } from "../words.js";

const OPENING_ENDS = 40;
const place = document.getElementById("opening");

export class Facts {
  constructor(table, changed) {
    this.table = table;
    this.changed = changed;
    this.asked = -1;
  }

  /** Reads again after some moves of the opening, and after the end. */
  async follow() {
    const { plies, over } = this.table;
    const stage = over ? OPENING_ENDS + 1 : Math.floor(Math.min(plies, OPENING_ENDS) / 4);
    if (stage === this.asked) return;
    this.asked = stage;
    try {
      await this.read();
    } catch {
      // The next stage reads again.
    }
  }

  async read() {
    const { white, black } = this.table.game.players;
    const { body } = await get(`/api/games?player=${white.id}&colour=white&opponent=${black.id}&limit=100`);
    const item = body.items.find(({ id }) => id === this.table.id);
    this.showOpening(item);
    this.table.ratings ??= {
      white: item?.white.rating ?? (await this.rating(white.id)),
      black: item?.black.rating ?? (await this.rating(black.id)),
    };
    this.changed();
  }

  /** The rating of today stands in for one that the game does not name. */
  async rating(player) {
    const { game } = this.table;
    if (game.source === "import") return null;
    const { body } = await get(`/api/players/${player}/ratings`);
    return body.ratings.find(({ speed }) => speed === speedOf(game.timeControl))?.rating ?? null;
  }

  showOpening(item) {
    const { timeControl, rated } = this.table.game;
    const terms = this.table.imported && !timeControl ? "" : `${control(timeControl)}${rated ? ", rated" : ""}`;
    place.textContent = item?.opening ? `${item.eco} · ${item.opening}` : terms;
    place.title = item?.opening ? `${place.textContent} · ${terms}` : "";
  }
}
