/// The ports of chess in memory: for study, for tests, and as the measure of the other adapters.
package dev.scoresheet.adapters.memory.chess;
