package dev.scoresheet.adapters.postgres.chess;

import dev.scoresheet.application.chess.games.GameView.Source;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;

/// Words in columns of read models that differ from those of the domain.
final class ColumnWords {

    private ColumnWords() {}

    static String of(Side side) {
        return switch (side) {
            case WHITE -> "white";
            case BLACK -> "black";
        };
    }

    static Side side(String word) {
        return word.equals("white") ? Side.WHITE : Side.BLACK;
    }

    static String of(Source source) {
        return switch (source) {
            case PLAY -> "play";
            case IMPORT -> "import";
        };
    }

    static Source source(String word) {
        return word.equals("play") ? Source.PLAY : Source.IMPORT;
    }

    static Termination termination(String word) {
        return Termination.of(word)
                .orElseThrow(() -> new IllegalStateException("the stored termination '" + word + "' is unknown"));
    }
}
