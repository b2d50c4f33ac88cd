/// The measurements of chess: `bench perft`. Compiled by `-Pbenchmark` only.
package dev.scoresheet.bootstrap.chess.bench;
