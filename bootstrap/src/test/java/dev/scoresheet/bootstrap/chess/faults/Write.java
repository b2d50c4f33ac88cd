package dev.scoresheet.bootstrap.chess.faults;

/// One command of a client, with a name that no other command has. A start has the name of its white player,
/// and that player plays one game only. A move has the name of its game and half-move.
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
