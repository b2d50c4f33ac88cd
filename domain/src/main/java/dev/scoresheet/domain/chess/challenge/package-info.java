/// Challenges: a player offers a game to one player or to all, for a limited time. Here is also the process that lets
/// a challenge expire.
package dev.scoresheet.domain.chess.challenge;
