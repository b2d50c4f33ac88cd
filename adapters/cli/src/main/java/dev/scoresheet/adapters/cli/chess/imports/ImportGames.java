package dev.scoresheet.adapters.cli.chess.imports;

import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.imports.ImportOrigin;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Importer of files of games. It processes several batches at once, so that reading, checking and writing overlap.
/// Reports keep the order of the files.
public final class ImportGames {

    private static final int BATCHES_AT_ONCE = 4;

    private final GameImport games;
    private final ImportOrigin origin;
    private final Consumer<GameReport> report;
    private final ProgressListener progress;
    private final int batchText;

    /// @param progress listener that receives the bytes of the files whose games are imported
    /// @param bytes limit for the text of all games in progress, in bytes; one game is always allowed
    public ImportGames(
            GameImport games, ImportOrigin origin, Consumer<GameReport> report, ProgressListener progress, int bytes) {
        this.games = games;
        this.origin = origin;
        this.report = report;
        this.progress = progress;
        this.batchText = bytes / BATCHES_AT_ONCE;
    }

    /// Imports the files.
    ///
    /// @throws UnreadableFile file that cannot be read; all games read before are imported
    public ImportCounts run(List<Path> files) throws IOException, InterruptedException {
        long bytes = 0;
        for (var file : files) {
            bytes += Files.size(file);
        }
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                return new Run(workers, bytes).through(files);
            } finally {
                workers.shutdownNow();
            }
        }
    }

    /// Batch that a worker imports.
    ///
    /// @param bytes bytes of all files up to the end of the batch
    private record Sent(Future<List<GameReport>> reports, long bytes) {}

    private final class Run {

        private final ExecutorService workers;
        private final long bytesOfAll;
        private final Deque<Sent> inProgress = new ArrayDeque<>();
        private ImportCounts counts = ImportCounts.NONE;
        private GameBatch batch = new GameBatch();
        private long bytesBefore;

        Run(ExecutorService workers, long bytesOfAll) {
            this.workers = workers;
            this.bytesOfAll = bytesOfAll;
        }

        ImportCounts through(List<Path> files) throws IOException, InterruptedException {
            progress.at("imported bytes", 0, bytesOfAll);
            try {
                for (var file : files) {
                    read(file);
                    bytesBefore += Files.size(file);
                }
            } catch (UnreadableFile bad) {
                finish();
                throw bad;
            }
            finish();
            return counts;
        }

        private void read(Path file) throws IOException, InterruptedException {
            int read = 0;
            try (var lines = new PgnFile(file)) {
                var reader = new PgnReader(lines, PgnLimits.USUAL);
                while (reader.hasNext()) {
                    batch.add(file, reader.next());
                    read++;
                    if (batch.isFull(batchText)) {
                        send(bytesBefore + lines.bytesRead());
                        awaitAllBut(BATCHES_AT_ONCE - 1);
                    }
                }
            } catch (IOException | UncheckedIOException brokenOff) {
                throw new UnreadableFile(file, read, brokenOff);
            }
        }

        private void finish() throws InterruptedException {
            send(bytesBefore);
            awaitAllBut(0);
        }

        private void send(long bytes) {
            var full = batch;
            inProgress.add(new Sent(workers.submit(() -> full.importWith(games, origin)), bytes));
            batch = new GameBatch();
        }

        private void awaitAllBut(int some) throws InterruptedException {
            while (inProgress.size() > some) {
                var sent = inProgress.remove();
                for (var game : result(sent.reports())) {
                    counts = counts.and(game);
                    report.accept(game);
                }
                progress.at("imported bytes", sent.bytes(), bytesOfAll);
            }
        }
    }

    private static List<GameReport> result(Future<List<GameReport>> reports) throws InterruptedException {
        try {
            return reports.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error end -> throw end;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
