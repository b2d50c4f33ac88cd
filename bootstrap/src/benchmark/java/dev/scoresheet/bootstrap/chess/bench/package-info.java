/// Measurements of chess. Only `-Pbenchmark` compiles them.
package dev.scoresheet.bootstrap.chess.bench;
