// The lobby: play now, open challenges, live games. Fresh without a reload.

import "./page.js";
import { showChallenges } from "./lobby/challenges.js";
import { showLiveGames } from "./lobby/live-games.js";
import { showOwnGames } from "./lobby/own-games.js";
import { Waiting } from "./lobby/waiting.js";
import { playForm } from "./lobby/play-form.js";

const waiting = new Waiting();
playForm(waiting);
showChallenges(waiting);
showOwnGames();
showLiveGames();
