package dev.scoresheet.domain.chess.game;

import dev.scoresheet.domain.chess.board.MoveReading;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.San;
import dev.scoresheet.domain.chess.board.Uci;

/// A move as a client writes it: UCI, or else SAN.
final class WrittenMove {

    private WrittenMove() {}

    static MoveReading read(String text, Position position) {
        return switch (Uci.read(text, position)) {
            case MoveReading.Unreadable _ -> San.read(text, position);
            case MoveReading reading -> reading;
        };
    }
}
