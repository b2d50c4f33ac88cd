/// Measurements of chess: `bench perft`. Only `-Pbenchmark` compiles them.
package dev.scoresheet.bootstrap.chess.bench;
