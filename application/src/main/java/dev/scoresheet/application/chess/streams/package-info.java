/// Categories of streams of chess, for games played here and games imported, and the form of their keys.
package dev.scoresheet.application.chess.streams;
