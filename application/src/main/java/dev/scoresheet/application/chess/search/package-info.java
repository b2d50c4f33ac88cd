/// Finding games, live and archived: the read model of game summaries, and what may be asked of it.
package dev.scoresheet.application.chess.search;
