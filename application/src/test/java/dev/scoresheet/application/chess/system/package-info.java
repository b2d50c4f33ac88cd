/// Script of the whole system of chess: players challenge each other, play, and are rated.
package dev.scoresheet.application.chess.system;
