/// The system of chess on a database, run by servers that die, pause and share the work.
package dev.scoresheet.bootstrap.chess.system;
