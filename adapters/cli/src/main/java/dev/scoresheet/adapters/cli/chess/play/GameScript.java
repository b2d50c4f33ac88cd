package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveParser;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.util.List;
import java.util.Optional;

/// Game of a file, as a script for two players.
///
/// @param number number among the games of the file, from 1
/// @param start unchanged tag `FEN`; empty for the usual position
/// @param moves moves as the file writes them
/// @param line the same moves, read by this program's rules
/// @param lastPlayable half-move after which today's rules end the game, or the last one
record GameScript(
        String set,
        int number,
        Optional<String> start,
        List<String> moves,
        GameLine line,
        int lastPlayable,
        PlannedEnding ending) {

    GameScript {
        moves = List.copyOf(moves);
    }

    /// Reason why no game can be played from an entry of a file.
    static final class Unplayable extends Exception {
        private static final long serialVersionUID = 1L;

        Unplayable(String reason) {
            super(reason);
        }
    }

    static GameScript of(String set, int number, PgnGame game) throws Unplayable {
        var start = game.tag("FEN");
        var line = GameLine.start(start.isEmpty() ? Position.initial() : position(start.get()));
        var moves = game.moves();
        var lastPlayable = moves.size();
        for (var text : moves) {
            if (lastPlayable == moves.size() && isOver(line)) {
                lastPlayable = line.ply();
            }
            line = switch (MoveParser.read(text, line.position())) {
                case MoveReading.Read(var move) -> line.play(move);
                case MoveReading.Illegal _, MoveReading.Ambiguous _, MoveReading.Unreadable _ ->
                    throw new Unplayable("half-move " + (line.ply() + 1) + " '" + text + "' is no legal move");
            };
        }
        var ending = PlannedEnding.of(game.result(), game.tag("Termination").orElse(""), moves.size());
        return new GameScript(set, number, start, moves, line, lastPlayable, ending);
    }

    /// Returns the variant, which fixes the notation of castling; see the server's rule for starts.
    Variant variant() {
        return line.start().isCastlingUnusual() ? Variant.CHESS960 : Variant.STANDARD;
    }

    /// True if the board ends the game with the last playable move.
    boolean isOverAtLast() {
        return isOver(line.at(lastPlayable));
    }

    /// True if today's rules end the game before its last move.
    boolean endsEarlier() {
        return lastPlayable < moves.size();
    }

    String name() {
        return set + " " + number;
    }

    private static boolean isOver(GameLine line) {
        return !(line.status(DrawPolicy.FIDE) instanceof Status.Ongoing);
    }

    private static Position position(String fen) throws Unplayable {
        return switch (Fen.parse(fen)) {
            case FenReading.Read(var position) -> position;
            case FenReading.FenProblem(var _, var detail) -> throw new Unplayable("FEN '" + fen + "': " + detail);
        };
    }
}
