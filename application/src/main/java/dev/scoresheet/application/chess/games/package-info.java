/// What may be asked about games, played here or imported, and the views that answer; everything is folded from the
/// log.
package dev.scoresheet.application.chess.games;
