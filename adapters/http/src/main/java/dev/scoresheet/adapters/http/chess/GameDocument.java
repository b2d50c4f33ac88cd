package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.application.chess.games.GameSummary;
import dev.scoresheet.application.chess.games.GameView;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Game on the wire. The components are the members, in their order; an empty one is null.
record GameDocument(
        UUID id,
        String source,
        String status,
        long version,
        long position,
        int ply,
        Players players,
        String start,
        String fen,
        String turn,
        boolean check,
        List<String> moves,
        List<String> legalMoves,
        Optional<String> lastMove,
        Optional<GameView.Time> timeControl,
        boolean rated,
        Optional<Clocks> clocks,
        Optional<String> drawOfferedBy,
        Optional<String> takebackProposedBy,
        List<String> claims,
        String result,
        Optional<String> termination,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    record Players(Player white, Player black) {}

    record Player(String id, Optional<String> name) {}

    record Clocks(long whiteMillis, long blackMillis, Instant serverTime) {}

    static GameDocument of(GameView game) {
        var line = game.line();
        return new GameDocument(
                game.id(),
                source(game.source()),
                status(game.ended()),
                game.version(),
                game.position(),
                line.ply(),
                new Players(
                        player(game.players().white()), player(game.players().black())),
                game.start(),
                line.fen(),
                RejectionProblem.side(line.turn()),
                line.check(),
                line.moves(),
                line.legalMoves(),
                line.lastMove(),
                game.timeControl(),
                game.rated(),
                game.clocks().map(GameDocument::clocks),
                game.drawOfferedBy().map(RejectionProblem::side),
                game.takebackProposedBy().map(RejectionProblem::side),
                game.claims().stream().map(GameDocument::claim).toList(),
                game.result().text(),
                game.termination().map(Termination::word),
                game.startedAt(),
                game.endedAt());
    }

    static String status(boolean ended) {
        return ended ? "ended" : "started";
    }

    private static String source(GameView.Source source) {
        return switch (source) {
            case PLAY -> "play";
            case IMPORT -> "import";
        };
    }

    private static Player player(GameView.Player player) {
        return new Player(player.id().value(), player.name());
    }

    private static Clocks clocks(GameView.Clocks clocks) {
        return new Clocks(millis(clocks.white()), millis(clocks.black()), clocks.serverTime());
    }

    private static long millis(Duration left) {
        return Math.max(0, left.toMillis());
    }

    private static String claim(Claim claim) {
        return switch (claim) {
            case THREEFOLD -> "threefold";
            case FIFTY -> "fifty";
        };
    }

    /// Answer to a write.
    record Written(
            UUID id, long version, long position, int ply, String status, String result, Optional<String> termination) {

        static Written of(UUID id, long version, long position, GameSummary summary) {
            return new Written(
                    id,
                    version,
                    position,
                    summary.ply(),
                    GameDocument.status(summary.ended()),
                    summary.result().text(),
                    summary.termination().map(Termination::word));
        }
    }
}
