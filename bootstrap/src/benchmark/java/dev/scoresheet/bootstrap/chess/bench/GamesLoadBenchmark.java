package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.GameStateCodec;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.log.LoadBenchmark;
import dev.scoresheet.bootstrap.kernel.bench.log.LoadSubject;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.GiveTime;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameEvent.GameStarted;
import dev.scoresheet.domain.chess.game.GameEvent.MovePlayed;
import dev.scoresheet.domain.chess.game.GameRejection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Benchmark `bench load`: gifts of time in games of several lengths. All games are parts of the longest game that the
/// rules allow.
public final class GamesLoadBenchmark implements Benchmark {

    @Override
    public String name() {
        return "load";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        return new LoadBenchmark<>(GamesLoadBenchmark::subject).run(quick, console);
    }

    private static LoadSubject<GameCommand, Game, GameEvent, GameRejection, ChessEvent> subject() throws IOException {
        List<GameEvent> events;
        try (var games = new PlayedGames(TestGames.longest())) {
            events = games.next().events();
        }
        var player = ((GameStarted) events.getFirst()).white();
        return new LoadSubject<>(
                ChessEventTypes.codec(),
                GameStreams.aggregate().withSnapshots(GameStateCodec.codec()),
                events,
                (stream, length) -> gift(stream, player, (MovePlayed) events.get(length - 1)));
    }

    private static GameCommand gift(StreamId stream, PlayerId by, MovePlayed last) {
        return new GiveTime(
                UUID.fromString(stream.key()),
                by,
                Duration.ofSeconds(1),
                last.at().plusSeconds(1));
    }
}
