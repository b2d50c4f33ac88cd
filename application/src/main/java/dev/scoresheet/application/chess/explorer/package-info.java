/// What was played in a position, and how it ended.
package dev.scoresheet.application.chess.explorer;
