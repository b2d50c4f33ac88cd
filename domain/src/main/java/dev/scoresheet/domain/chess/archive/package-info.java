/// Games played elsewhere: each is one event that carries the whole of it, and that no rule of today may
/// refuse.
package dev.scoresheet.domain.chess.archive;
