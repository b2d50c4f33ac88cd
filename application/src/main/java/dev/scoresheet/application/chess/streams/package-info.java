/// The two categories of streams of chess, games played here and games imported, with the form of their keys.
package dev.scoresheet.application.chess.streams;
