package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Status;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.notation.Uci;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Moves of games from the usual position, each up to the half-move with which the rules end the game.
///
/// @param games moves in UCI; no game is without one
record LegalMoves(List<List<String>> games) {

    private static final String USUAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w ";
    private static final int SHORTEST = 40;
    private static final int LONGEST = 120;

    /// Reads real games.
    static LegalMoves read(Path file, int atMost) throws IOException {
        var games = new ArrayList<List<String>>();
        try (var played = new PlayedGames(file)) {
            while (played.hasNext() && games.size() < atMost) {
                var events = played.next().events();
                if (events.getFirst() instanceof GameStarted started
                        && started.start().startsWith(USUAL)) {
                    games.add(upToTheEnd(events.stream()
                            .filter(MovePlayed.class::isInstance)
                            .map(event -> ((MovePlayed) event).uci())
                            .toList()));
                }
            }
        }
        return new LegalMoves(games);
    }

    /// Makes games of random moves. The same seed makes the same games.
    static LegalMoves random(long seed, int number) {
        var random = new Random(seed);
        var games = new ArrayList<List<String>>();
        for (var game = 0; game < number; game++) {
            var length = random.nextInt(SHORTEST, LONGEST);
            var line = GameLine.start(Position.initial());
            while (line.ply() < length && isOngoing(line)) {
                var moves = line.position().legalMoves();
                line = line.play(moves.get(random.nextInt(moves.size())));
            }
            games.add(line.moves().stream()
                    .map(move -> Uci.write(move, Variant.STANDARD))
                    .toList());
        }
        return new LegalMoves(games);
    }

    private static List<String> upToTheEnd(List<String> moves) {
        var line = GameLine.start(Position.initial());
        for (var move : moves) {
            if (!isOngoing(line)) {
                return moves.subList(0, line.ply());
            }
            line = line.play(Uci.recorded(move, line.position()));
        }
        return moves;
    }

    private static boolean isOngoing(GameLine line) {
        return line.status(DrawPolicy.FIDE) instanceof Status.Ongoing;
    }
}
