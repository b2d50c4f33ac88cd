package dev.scoresheet.domain.chess.board;

import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.EnumSet;
import java.util.stream.Collectors;

/// Facts of a game that was replayed from its notation, in the columns of the oracle's table.
record Replay(
        String result,
        String termination,
        int plies,
        String finalFen,
        String check,
        String end,
        String insufficientSide,
        int repetitionsOfFinal,
        int maxRepetition,
        int maxHalfmoveClock,
        int legalMoves) {

    static Replay of(PgnGame game, Variant variant) {
        var line = RealGames.start(game);
        var maxRepetition = 1;
        var maxHalfmoveClock = line.position().halfMoveClock();
        for (var san : game.moves()) {
            line = line.play(RealGames.read(san, line));
            maxRepetition = Math.max(maxRepetition, line.repetitions());
            maxHalfmoveClock = Math.max(maxHalfmoveClock, line.position().halfMoveClock());
        }
        var last = line.position();
        return new Replay(
                game.tag("Result").orElse("-"),
                game.tag("Termination").orElse("-"),
                line.ply(),
                Fen.write(last, variant),
                last.isCheck() ? "+" : "-",
                end(line),
                insufficientSide(last.board()),
                line.repetitions(),
                maxRepetition,
                maxHalfmoveClock,
                last.legalMoves().size());
    }

    static Replay ofRow(String[] row) {
        return new Replay(
                row[2],
                row[3],
                Integer.parseInt(row[4]),
                row[5],
                row[6],
                row[7],
                row[8],
                Integer.parseInt(row[9]),
                Integer.parseInt(row[10]),
                Integer.parseInt(row[11]),
                Integer.parseInt(row[12]));
    }

    private static String end(GameLine line) {
        return switch (line.status(DrawPolicy.CLAIMS_ONLY)) {
            case Status.Checkmate mate -> "checkmate";
            case Status.Stalemate stalemate -> "stalemate";
            case Status.Drawn drawn -> "insufficient";
            case Status.Ongoing ongoing -> "-";
        };
    }

    private static String insufficientSide(Board board) {
        var sides = EnumSet.allOf(Side.class);
        sides.removeIf(side -> !Material.cannotMate(side, board));
        return sides.isEmpty()
                ? "-"
                : sides.stream().map(side -> side == Side.WHITE ? "w" : "b").collect(Collectors.joining());
    }
}
