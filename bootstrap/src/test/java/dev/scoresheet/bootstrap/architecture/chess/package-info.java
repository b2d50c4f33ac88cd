/// The rules that select classes of chess; they and their planted violations go when chess goes.
package dev.scoresheet.bootstrap.architecture.chess;
