/// Games played elsewhere. One event carries a whole game, and today's rules must not refuse it.
package dev.scoresheet.domain.chess.archive;
