package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.adapters.cli.chess.imports.PgnFiles;
import dev.scoresheet.adapters.cli.chess.server.GameServer;
import dev.scoresheet.adapters.cli.chess.server.ServerGone;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Player of the games of files on a server, many at once. It compares each game with a table.
public final class PlayGames {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STAGE = "games played";

    private final PlaySettings settings;
    private final String run;
    private final ProgressListener progress;
    private final PlayCounts counts = new PlayCounts();

    /// @param run prefix that makes the keys of this run unique
    public PlayGames(PlaySettings settings, String run, ProgressListener progress) {
        this.settings = settings;
        this.run = run;
        this.progress = progress;
    }

    /// @throws IOException file or table that cannot be read
    /// @throws ServerGone server that does not answer
    public PlayReport play() throws IOException, InterruptedException {
        var files = PgnFiles.named(settings.files());
        var oracle = settings.oracle().isEmpty()
                ? OracleTable.none()
                : OracleTable.read(settings.oracle().get());
        var games = GameScripts.count(files, settings.games());
        progress.at(STAGE, 0, games);
        try (var server = new GameServer(settings.server(), PATIENCE);
                var scripts = new GameScripts(files, settings.games(), oracle::setOf)) {
            var sender = new CommandSender(server, run);
            var begin = TimeSource.system().nanos();
            play(scripts, new Table(oracle, sender, server, games));
            return counts.report(sender, TimeSource.system().secondsSince(begin), scripts.unplayable());
        }
    }

    private record Table(OracleTable oracle, CommandSender sender, GameServer server, long games) {}

    private void play(GameScripts scripts, Table table) throws IOException, InterruptedException {
        try (var players = Executors.newVirtualThreadPerTaskExecutor()) {
            var pairs = new ArrayList<Future<?>>();
            for (var pair = 0; pair < settings.concurrency(); pair++) {
                pairs.add(players.submit(() -> {
                    for (var script = scripts.next(); script.isPresent(); script = scripts.next()) {
                        play(script.get(), table);
                        progress.at(STAGE, counts.games(), table.games());
                    }
                    return null;
                }));
            }
            try {
                for (var pair : pairs) {
                    await(pair);
                }
            } finally {
                players.shutdownNow();
            }
        }
    }

    private static void await(Future<?> pair) throws IOException, InterruptedException {
        try {
            pair.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case IOException cause -> throw cause;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private void play(GameScript script, Table table) throws InterruptedException {
        var scriptedGame = new ScriptedGame(table.sender(), table.server(), script, settings.beginning());
        try {
            var serverGame = scriptedGame.play();
            var differences = serverGame.differences(expected(script, table.oracle()));
            if (differences.isEmpty()) {
                counts.agrees(serverGame);
            } else {
                counts.disagrees(new Disagreement(script.name(), scriptedGame.id(), differences));
            }
        } catch (UnexpectedAnswer unexpected) {
            var message = String.valueOf(unexpected.getMessage());
            counts.disagrees(new Disagreement(script.name(), scriptedGame.id(), List.of(message)));
        }
    }

    /// Returns the table's row. Returns the row of this program's rules if the table has none, or if today's rules end
    /// the game earlier.
    private static OracleRow expected(GameScript script, OracleTable oracle) {
        var own = OracleRow.of(script.line().at(script.lastPlayable()), script.variant());
        return script.endsEarlier()
                ? own
                : oracle.row(script.set(), script.number())
                        .map(row -> row.writtenFor(script.variant()))
                        .orElse(own);
    }
}
