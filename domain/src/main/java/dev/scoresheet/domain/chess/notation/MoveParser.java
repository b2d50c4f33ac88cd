package dev.scoresheet.domain.chess.notation;

import dev.scoresheet.domain.chess.board.Position;

/// Parser of moves: first as UCI, then as SAN in any spelling that [San] reads. Serves moves of clients and of files.
public final class MoveParser {

    private MoveParser() {}

    public static MoveReading read(String text, Position position) {
        return switch (Uci.read(text, position)) {
            case MoveReading.Unreadable _ -> San.read(text, position);
            case MoveReading reading -> reading;
        };
    }
}
