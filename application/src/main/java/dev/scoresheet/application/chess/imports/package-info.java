/// Import of games that were played elsewhere, many at once and each once.
package dev.scoresheet.application.chess.imports;
