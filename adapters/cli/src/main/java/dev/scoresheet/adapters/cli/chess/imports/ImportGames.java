package dev.scoresheet.adapters.cli.chess.imports;

import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.imports.ImportOrigin;
import dev.scoresheet.application.chess.imports.ImportOutcome;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    /// Games in a batch: enough for the log's group append, few enough for a short batch.
    private static final int BATCH = 128;

    private static final int BATCHES_AT_ONCE = 4;

    /// Attempts for a batch. With the store's retry interval of one second, this exceeds the restart time of a
    /// database.
    private static final int ATTEMPTS = 20;

    /// Listener for the progress, called after each batch.
    public interface Progress {

        /// @param part part of the bytes of all files, from 0 to 1
        void show(ImportCounts counts, double part, double seconds);
    }

    private record Found(Path file, PgnEntry entry) {}

    private record Batch(Future<List<GameReport>> reports, long bytes) {}

    private final GameImport games;
    private final ImportOrigin origin;
    private final Consumer<GameReport> report;
    private final Progress progress;
    private final int batchText;
    private final Deque<Batch> underWay = new ArrayDeque<>();
    private final long begin = System.nanoTime();
    private ImportCounts counts = ImportCounts.NONE;
    private List<Found> gathered = new ArrayList<>();
    private long gatheredText = 0;
    private long bytesOfAll = 0;
    private long bytesBefore = 0;

    /// @param bytes limit for the text of all games in progress, in bytes; one game is always allowed
    public ImportGames(
            GameImport games, ImportOrigin origin, Consumer<GameReport> report, Progress progress, int bytes) {
        this.games = games;
        this.origin = origin;
        this.report = report;
        this.progress = progress;
        this.batchText = bytes / BATCHES_AT_ONCE;
    }

    /// Imports the files. Call it once.
    ///
    /// @throws UnreadableFile file that cannot be read; all games read before are imported
    public ImportCounts run(List<Path> files) throws IOException, InterruptedException {
        for (var file : files) {
            bytesOfAll += Files.size(file);
        }
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                readAll(files, workers);
            } finally {
                workers.shutdownNow();
            }
        }
        return counts;
    }

    private void readAll(List<Path> files, ExecutorService workers) throws IOException, InterruptedException {
        try {
            for (var file : files) {
                read(file, workers);
                bytesBefore += Files.size(file);
            }
        } catch (UnreadableFile bad) {
            finish(workers);
            throw bad;
        }
        finish(workers);
    }

    private void finish(ExecutorService workers) throws InterruptedException {
        send(bytesBefore, workers);
        awaitAllBut(0);
    }

    private void read(Path file, ExecutorService workers) throws IOException, InterruptedException {
        int read = 0;
        try (var lines = new PgnFile(file)) {
            var reader = new PgnReader(lines, PgnLimits.USUAL);
            while (reader.hasNext()) {
                gather(new Found(file, reader.next()));
                read++;
                if (gathered.size() >= BATCH || gatheredText >= batchText) {
                    send(bytesBefore + lines.bytesRead(), workers);
                    awaitAllBut(BATCHES_AT_ONCE - 1);
                }
            }
        } catch (IOException | UncheckedIOException brokenOff) {
            throw new UnreadableFile(file, read, brokenOff);
        }
    }

    private void gather(Found found) {
        gathered.add(found);
        gatheredText += switch (found.entry()) {
            case PgnEntry.Read read -> read.source().length();
            case PgnEntry.Unreadable _ -> 0;
        };
    }

    private void send(long bytes, ExecutorService workers) {
        var batch = List.copyOf(gathered);
        gathered = new ArrayList<>();
        gatheredText = 0;
        underWay.add(new Batch(workers.submit(() -> importAll(batch)), bytes));
    }

    private void awaitAllBut(int some) throws InterruptedException {
        while (underWay.size() > some) {
            var batch = underWay.remove();
            for (var game : result(batch.reports())) {
                counts = counts.and(game);
                report.accept(game);
            }
            double part = bytesOfAll == 0 ? 1 : (double) batch.bytes() / bytesOfAll;
            progress.show(counts, part, (System.nanoTime() - begin) / 1e9);
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

    private List<GameReport> importAll(List<Found> batch) throws InterruptedException {
        var readable = batch.stream()
                .map(Found::entry)
                .filter(PgnEntry.Read.class::isInstance)
                .map(PgnEntry.Read.class::cast)
                .toList();
        var outcomes = patiently(readable).iterator();
        return batch.stream()
                .map(found -> switch (found.entry()) {
                    case PgnEntry.Read read -> GameReport.of(found.file(), read, outcomes.next());
                    case PgnEntry.Unreadable unreadable -> GameReport.of(found.file(), unreadable);
                })
                .toList();
    }

    /// Imports a batch, and repeats the whole batch while the store is unavailable. Games already stored answer so.
    private List<ImportOutcome> patiently(List<PgnEntry.Read> readable) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return games.importAll(readable, origin);
            } catch (StoreUnavailable unavailable) {
                if (attempt == ATTEMPTS) {
                    throw unavailable;
                }
                Thread.sleep(unavailable.retryAfter());
            }
        }
    }
}
