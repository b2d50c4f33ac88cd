package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.chess.imports.PgnFile;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.archive.ArchiveCommand.ImportGame;
import dev.scoresheet.domain.chess.archive.ArchiveDecider;
import dev.scoresheet.domain.chess.archive.ArchiveEvent.GameImported;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.MoveTime;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.EndedBy;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.game.StartedAt;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.kernel.Decision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Games of a file, as the events that a game played on this server leaves: one start, one event for each move, one
/// end. The ids come from a seed, so every run has the same log.
final class PlayedGames implements Iterator<PlayedGames.Game>, AutoCloseable {

    record Game(UUID id, List<GameEvent> events) {}

    private static final TimeControl BLITZ = TimeControl.fischer(300, 3);
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PLAYERS = 5_000;

    private final ArchiveDecider archive = new ArchiveDecider();
    private final Random random = new Random(20_261_121);
    private final PgnFile lines;
    private final PgnReader reader;
    private Optional<Game> next;

    PlayedGames(Path file) throws IOException {
        lines = new PgnFile(file);
        reader = new PgnReader(lines, PgnLimits.USUAL);
        next = read();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Game next() {
        var game = next.orElseThrow(NoSuchElementException::new);
        next = read();
        return game;
    }

    private Optional<Game> read() {
        while (reader.hasNext()) {
            if (reader.next() instanceof PgnEntry.Read entry
                    && !entry.game().moves().isEmpty()) {
                var played = played(entry.game());
                if (played.isPresent()) {
                    return played;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Game> played(PgnGame text) {
        var id = new UUID(random.nextLong(), random.nextLong());
        var players = new BySide<>(player(), player());
        return switch (archive.decide(new ImportGame(id, players, text, "bench"), archive.initial())) {
            case Decision.Accepted(var events) -> Optional.of(new Game(id, played((GameImported) events.getFirst())));
            case Decision.Rejected<?, ?> _ -> Optional.empty();
        };
    }

    private PlayerId player() {
        return new PlayerId("player-" + random.nextInt(PLAYERS));
    }

    private static List<GameEvent> played(GameImported game) {
        var events = new ArrayList<GameEvent>();
        var started = StartedAt.of(BEGINNING);
        events.add(new GameStarted(
                game.players().white(),
                game.players().black(),
                BLITZ,
                true,
                game.start(),
                GameSource.DIRECT,
                Ruleset.FIDE,
                started));
        var at = BEGINNING;
        for (var move : game.moves()) {
            at = at.plusMillis(2_500);
            var time = new MoveTime.Measured(Duration.ofMillis(2_500), Duration.ofMillis(290_000));
            events.add(new MovePlayed(events.size(), move, time, at));
        }
        events.add(new GameEnded(
                game.players(),
                game.ratings(),
                BLITZ,
                true,
                game.start(),
                GameSource.DIRECT,
                Ruleset.FIDE,
                game.moves(),
                game.result(),
                game.termination(),
                EndedBy.RULES,
                game.plies(),
                game.finalFen(),
                ClockTimes.NONE,
                started,
                at));
        return events;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
