package dev.scoresheet.adapters.cli.chess.play;

import dev.scoresheet.adapters.cli.chess.imports.PgnFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Player of the games of files on a server, many at once. It compares each game with a table.
public final class PlayGames {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /// Listener for the progress.
    public interface Progress {

        /// Receives the number of games.
        void begin(long games);

        /// Receives the number of finished games. Called every two seconds.
        void at(long games);
    }

    private final PlaySettings settings;
    private final String run;
    private final Progress progress;
    private final PlayCounts tally = new PlayCounts();

    /// @param run prefix that makes the keys of this run unique
    public PlayGames(PlaySettings settings, String run, Progress progress) {
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
        progress.begin(GameScripts.count(files, settings.games()));
        try (var server = new GameServer(settings.server(), PATIENCE);
                var scripts = new GameScripts(files, settings.games(), oracle::setOf)) {
            var commands = new CommandSender(server, run);
            var begin = System.nanoTime();
            play(scripts, new Table(oracle, commands, server));
            return tally.report(commands, secondsSince(begin), scripts.unplayable());
        }
    }

    private record Table(OracleTable oracle, CommandSender commands, GameServer server) {}

    private void play(GameScripts scripts, Table table) throws IOException, InterruptedException {
        try (var players = Executors.newVirtualThreadPerTaskExecutor()) {
            var pairs = new ArrayList<Future<?>>();
            for (var pair = 0; pair < settings.concurrency(); pair++) {
                pairs.add(players.submit(() -> {
                    for (var script = scripts.next(); script.isPresent(); script = scripts.next()) {
                        play(script.get(), table);
                    }
                    return null;
                }));
            }
            try {
                for (var pair : pairs) {
                    await(pair, () -> progress.at(tally.games()));
                }
            } finally {
                players.shutdownNow();
            }
        }
    }

    private static void await(Future<?> pair, Runnable meanwhile) throws IOException, InterruptedException {
        while (true) {
            try {
                pair.get(EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                meanwhile.run();
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case RuntimeException cause -> throw cause;
                    case IOException cause -> throw cause;
                    case null, default -> throw new IllegalStateException(failed);
                }
            }
        }
    }

    private void play(GameScript script, Table table) throws InterruptedException {
        var match = new ScriptedGame(table.commands(), table.server(), script);
        try {
            var shown = match.play();
            var differences = shown.differences(expected(script, table.oracle()));
            if (differences.isEmpty()) {
                tally.agrees(shown);
            } else {
                tally.disagrees(new Disagreement(script.name(), match.id(), differences));
            }
        } catch (UnexpectedAnswer surprise) {
            var message = String.valueOf(surprise.getMessage());
            tally.disagrees(new Disagreement(script.name(), match.id(), List.of(message)));
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

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
