package dev.scoresheet.bootstrap.chess.faults;

/// One command of a client, named so that no other command has the same name: a start by its white player, who plays
/// one game only; a move by its game and half-move.
record Write(String name) {

    static Write start(String white) {
        return new Write("start of " + white);
    }

    static Write move(String stream, long ply, String uci) {
        return new Write("%s %d %s".formatted(stream, ply, uci));
    }

    /// An event of the log, and the command that it came from.
    record Stored(long position, Write write) {}
}
