package dev.scoresheet.application.chess.games;

import dev.scoresheet.application.chess.games.GameAnswer.BeyondHead;
import dev.scoresheet.application.chess.games.GameAnswer.Found;
import dev.scoresheet.application.chess.games.GameAnswer.NoSuchGame;
import dev.scoresheet.application.chess.games.GameAnswer.NotStartedYet;
import dev.scoresheet.application.chess.games.GameView.Player;
import dev.scoresheet.application.chess.games.HistoryPage.Entry;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.streams.ArchiveStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.BySide;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// Queries that fold a game's stream for each call. Streams are short, and the answers never lag behind the log.
public final class LogGameQueries implements GameQueries {

    private final EventStore<ChessEvent> store;
    private final PlayerDirectory directory;

    public LogGameQueries(EventStore<ChessEvent> store, PlayerDirectory directory) {
        this.store = store;
        this.directory = directory;
    }

    @Override
    public GameAnswer game(UUID id, PointInGame point, Instant now) {
        var known = find(id);
        if (known.isEmpty()) {
            return new NoSuchGame();
        }
        var game = known.get();
        return switch (point) {
            case PointInGame.Head _ -> new Found(game.head(players(game), now));
            case PointInGame.AtVersion(var version) when version < 1 -> new NotStartedYet();
            case PointInGame.AtVersion(var version) when version > game.version() -> beyond(game);
            case PointInGame.AtVersion(var version) -> new Found(game.atVersion(version, players(game)));
            case PointInGame.AtInstant(var at) when game.versionAt(at) < 1 -> new NotStartedYet();
            case PointInGame.AtInstant(var at) -> new Found(game.atVersion(game.versionAt(at), players(game)));
            case PointInGame.AtPly(var ply) when ply > game.ply() -> beyond(game);
            case PointInGame.AtPly(var ply) ->
                new Found(game.head(players(game), now).with(game.lineAt(ply)));
        };
    }

    @Override
    public Optional<HistoryPage> history(UUID id, long afterVersion, int limit) {
        return page(GameStreams.stream(id), afterVersion, limit)
                .or(() -> page(ArchiveStreams.stream(id), afterVersion, limit))
                .map(LogGameQueries::history);
    }

    /// Returns a page of the stream. Empty if the stream has no events.
    private Optional<StreamPage<ChessEvent>> page(StreamId stream, long afterVersion, int limit) {
        var page = store.page(stream, afterVersion, limit);
        return page.events().isEmpty() && store.page(stream, 0, 1).events().isEmpty()
                ? Optional.empty()
                : Optional.of(page);
    }

    private static HistoryPage history(StreamPage<ChessEvent> page) {
        var events = page.events().stream()
                .map(recorded -> new Entry(
                        recorded.version(),
                        recorded.position(),
                        recorded.recordedAt(),
                        PublicHistory.of(recorded.event())))
                .toList();
        return new HistoryPage(
                events, page.more() ? OptionalLong.of(events.getLast().version()) : OptionalLong.empty());
    }

    @Override
    public Optional<String> pgn(UUID id) {
        return find(id).map(game -> game.pgn(named(game, names -> player -> names.getOrDefault(player, "?"))));
    }

    private Optional<KnownGame> find(UUID id) {
        return stream(id)
                .map(stream -> stream.id().category().equals(ArchiveStreams.CATEGORY)
                        ? ImportedGame.of(id, stream)
                        : PlayedGame.of(id, stream));
    }

    private Optional<EventStream<ChessEvent>> stream(UUID id) {
        var played = store.read(GameStreams.stream(id));
        var stream = played.events().isEmpty() ? store.read(ArchiveStreams.stream(id)) : played;
        return stream.events().isEmpty() ? Optional.empty() : Optional.of(stream);
    }

    private BySide<Player> players(KnownGame game) {
        return named(game, names -> player -> new Player(player, Optional.ofNullable(names.get(player))));
    }

    private <T> BySide<T> named(KnownGame game, Function<Map<PlayerId, String>, Function<PlayerId, T>> shown) {
        var players = game.players();
        var names = directory.names(
                players.white().equals(players.black())
                        ? Set.of(players.white())
                        : Set.of(players.white(), players.black()));
        var show = shown.apply(names);
        return new BySide<>(show.apply(players.white()), show.apply(players.black()));
    }

    private static BeyondHead beyond(KnownGame game) {
        return new BeyondHead(game.version(), game.ply());
    }
}
