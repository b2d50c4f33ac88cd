package dev.scoresheet.application.chess.search;

import dev.scoresheet.application.chess.games.EndedGame;
import dev.scoresheet.application.chess.games.GameView.Source;
import dev.scoresheet.application.chess.search.GameChange.Began;
import dev.scoresheet.application.chess.search.GameChange.Ended;
import dev.scoresheet.application.chess.search.GameChange.Moved;
import dev.scoresheet.application.chess.search.GameChange.TakenBack;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.game.GameEvent.BetweenMoves;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameEvent.MovesTakenBack;
import dev.scoresheet.domain.chess.opening.Opening;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.scoring.ScoringEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Projection of all games, live and archived, to one row each. It follows every move. A move costs almost nothing
/// unless the table of openings needs the position.
public final class GamesProjection implements Projection<ChessEvent, UUID, GameChange, GameRow> {

    private final OpeningBook book;

    public GamesProjection(OpeningBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "games";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String parameters() {
        return book.digest();
    }

    @Override
    public Set<Class<? extends ChessEvent>> ignores() {
        return Set.of(BetweenMoves.class);
    }

    @Override
    public List<Change<UUID, GameChange>> changes(RecordedEvent<ChessEvent> recorded) {
        return switch (recorded.event()) {
            case MovePlayed played -> change(recorded, new Moved(played.ply(), played.uci()));
            case GameStarted started -> change(recorded, new Began(begun(recorded.position(), started)));
            case GameEnded ended -> change(recorded, ended(ended));
            case MovesTakenBack back -> change(recorded, new TakenBack(back.count()));
            case GameImported imported -> change(recorded, new Began(imported(recorded.position(), imported)));
            case BetweenMoves _, ChallengeEvent _, RatingEvent _, ScoringEvent _ -> List.of();
        };
    }

    @Override
    public GameRow initial(UUID game) {
        return GameRow.NOT_BEGUN;
    }

    @Override
    public GameRow evolve(GameRow row, GameChange change) {
        if (row.hasBegun() == change instanceof Began) {
            throw new IllegalStateException(
                    row.hasBegun()
                            ? "a game that has begun cannot begin again"
                            : "a game that has not begun cannot take a change: "
                                    + change.getClass().getSimpleName());
        }
        return switch (change) {
            case Moved moved -> row.known().isEmpty() ? row.withPlies(moved.ply()) : moved(row, moved);
            case Began(var game) -> game;
            case TakenBack(var count) -> takenBack(row, row.plies() - count);
            case Ended end -> row.ended(end);
        };
    }

    @Override
    public String text(UUID game) {
        return game.toString();
    }

    private static List<Change<UUID, GameChange>> change(RecordedEvent<ChessEvent> recorded, GameChange change) {
        return List.of(new Change<>(UUID.fromString(recorded.stream().key()), change));
    }

    /// Applies a move. When the table can know no later position, the line stops growing. It continues only after
    /// moves are taken back.
    private GameRow moved(GameRow row, Moved moved) {
        var line = row.known().orElseThrow();
        if (line.moves().size() < moved.ply() - 1) {
            return row.withPlies(moved.ply());
        }
        var longer = line.and(moved.uci());
        var position = longer.position();
        if (!book.mayKnow(position)) {
            return row.withPlies(moved.ply());
        }
        var here = book.at(position);
        return row.withLine(moved.ply(), longer, here.isPresent() ? here : row.opening());
    }

    private GameRow takenBack(GameRow row, int plies) {
        return row.known()
                .map(line -> line.through(plies))
                .map(line -> row.withLine(plies, line, line.opening(book)))
                .orElseGet(() -> row.withPlies(plies));
    }

    private GameRow begun(long position, GameStarted started) {
        return new GameRow(
                position,
                Source.PLAY,
                new BySide<>(started.white(), started.black()),
                BySide.both(Rating.UNKNOWN),
                Speed.of(started.timeControl()),
                started.rated(),
                PlayedOn.day(started.startedAt()),
                0,
                book.size() > 0 && EndedGame.isUsual(started.start()) ? Optional.of(KnownLine.EMPTY) : Optional.empty(),
                Optional.empty(),
                Result.UNFINISHED,
                Optional.empty());
    }

    private Ended ended(GameEnded game) {
        return new Ended(
                game.ratings(), game.plies(), opening(game.start(), game.moves()), game.result(), game.termination());
    }

    private GameRow imported(long position, GameImported game) {
        return new GameRow(
                position,
                Source.IMPORT,
                game.players(),
                game.ratings(),
                game.timeControl().speed(),
                false,
                PlayedOn.day(game.tags()),
                game.plies(),
                Optional.empty(),
                opening(game.start(), game.moves()),
                game.result(),
                Optional.of(game.termination()));
    }

    private Optional<Opening> opening(String start, List<String> moves) {
        return book.size() > 0 && EndedGame.isUsual(start) ? book.of(moves) : Optional.empty();
    }
}
