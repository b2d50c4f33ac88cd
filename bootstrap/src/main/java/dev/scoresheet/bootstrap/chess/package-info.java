/// Chess as one object graph.
package dev.scoresheet.bootstrap.chess;
