/// Ports of chess in memory: for study, for tests, and as the reference for the other adapters.
package dev.scoresheet.adapters.memory.chess;
