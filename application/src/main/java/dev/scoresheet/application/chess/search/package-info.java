/// Search for games, live and archived: the read model of game summaries, and its queries.
package dev.scoresheet.application.chess.search;
