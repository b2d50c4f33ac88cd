package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Position;

/// A move as people and programs write it: UCI, or else SAN in any of the spellings that [San] reads. Moves of
/// clients and moves of files are read here alike.
public final class MoveParser {

    private MoveParser() {}

    public static MoveReading read(String text, Position position) {
        return switch (Uci.read(text, position)) {
            case MoveReading.Unreadable _ -> San.read(text, position);
            case MoveReading reading -> reading;
        };
    }
}
