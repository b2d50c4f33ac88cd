/// Faults of the machine and the database while clients write, and a count of what was kept that shares no code with
/// the server.
package dev.scoresheet.bootstrap.chess.faults;
