package dev.scoresheet.application.kernel.operations.transfer;

import static java.util.stream.Collectors.toSet;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.Categories;
import dev.scoresheet.application.kernel.operations.EventCheck;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer.Misfit;
import dev.scoresheet.application.kernel.operations.transfer.NumberedLines.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Walk over the lines of a file. It checks each line against all previous lines and turns it into a row. Used once, by
/// one thread.
final class ImportWalk implements LogRestore.Content {

    /// Exception that ends the walk and the write in progress.
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Misfit misfit;

        Stopped(Misfit misfit) {
            super(misfit.detail());
            this.misfit = misfit;
        }

        Misfit misfit() {
            return misfit;
        }
    }

    private final NumberedLines lines;
    private final ProgressListener progress;
    private final ImportedVersions versions;
    private final EventCheck eventCheck;
    private final Categories categories;
    private final LogDigest digest;
    private final ImportedSeals seals;
    private final ImportedRecords records;
    private Optional<ImportLine.Log> logLine = Optional.empty();
    private List<Numbered> piece = List.of();
    private long position;
    private boolean ended;

    ImportWalk(
            NumberedLines lines,
            LogDigest digest,
            EventCodec<?> codec,
            Categories categories,
            int streamsRemembered,
            ProgressListener progress) {
        this.lines = lines;
        this.progress = progress;
        this.digest = digest;
        this.categories = categories;
        versions = new ImportedVersions(streamsRemembered);
        eventCheck = new EventCheck(digest, codec, versions::isNext, _ -> false, _ -> {});
        seals = new ImportedSeals(digest);
        records = new ImportedRecords(digest);
    }

    long events() {
        return position;
    }

    boolean sealsKept() {
        return seals.kept();
    }

    /// Returns the number of the line with an event of the last piece.
    long lineOf(long eventAt) {
        return piece.stream()
                .filter(numbered -> numbered.line() instanceof ImportLine.Event event && event.position() == eventAt)
                .map(Numbered::number)
                .findFirst()
                .orElse(lines.number());
    }

    @Override
    public Optional<LogRestore.Piece> next(LogRestore.Versions soFar) {
        if (ended) {
            return Optional.empty();
        }
        var some = lines.next();
        piece = some.lines();
        versions.recall(streams(), soFar);
        var events = new ArrayList<StoredEvent>();
        var made = new ArrayList<Seal>();
        var taken = new ArrayList<TransferredRecord>();
        for (var numbered : piece) {
            checked(numbered, events, made, taken);
        }
        some.broken().ifPresent(broken -> {
            throw stopped(broken.number(), "this is not a line of an export: " + broken.why());
        });
        if (piece.isEmpty()) {
            ended = true;
            atTheEnd(made);
        }
        progress.at("imported events", position, head());
        return Optional.of(new LogRestore.Piece(events, made, taken));
    }

    private Set<String> streams() {
        return piece.stream()
                .map(Numbered::line)
                .filter(ImportLine.Event.class::isInstance)
                .map(line -> ((ImportLine.Event) line).stream())
                .collect(toSet());
    }

    private void checked(Numbered numbered, List<StoredEvent> events, List<Seal> made, List<TransferredRecord> taken) {
        switch (numbered.line()) {
            case ImportLine.Transferred(var content) -> {
                closeSeals(made);
                var ofLog = Optional.of(seals.chain()).filter(_ -> seals.kept());
                stopAt(numbered, records.take(content, numbered.text(), ofLog, position));
                taken.add(content);
            }
            case ImportLine.End(var chain) -> stopAt(numbered, records.close(chain));
            case ImportLine.Event _, ImportLine.Sealed _
            when records.begun() ->
                throw stopped(
                        numbered.number(),
                        "an event or a seal follows the records of processes, which end a file; export the log again");
            case ImportLine.Log log -> {
                if (numbered.number() != 1) {
                    throw stopped(numbered.number(), "a second log begins at this line; import one file for each log");
                }
                logLine = Optional.of(log);
            }
            case ImportLine.Event event -> events.add(stored(event, numbered.number(), made));
            case ImportLine.Sealed(var seal) -> {
                long first = seals.next();
                seals.take(seal).ifPresent(trouble -> {
                    throw new Stopped(new Misfit(numbered.number(), first, trouble));
                });
                made.add(seal);
            }
        }
    }

    private void stopAt(Numbered numbered, Optional<String> trouble) {
        trouble.ifPresent(detail -> {
            throw stopped(numbered.number(), detail);
        });
    }

    private void closeSeals(List<Seal> made) {
        seals.end(made).ifPresent(trouble -> {
            throw new Stopped(new Misfit(lines.number(), seals.next(), trouble));
        });
    }

    private StoredEvent stored(ImportLine.Event event, long line, List<Seal> made) {
        if (event.position() != position + 1) {
            throw stopped(
                    line,
                    "the event has position %d, but the next position is %d".formatted(event.position(), position + 1));
        }
        var row = row(event);
        seals.cover(row, event.digest().isPresent(), made).ifPresent(trouble -> {
            throw stopped(line, trouble);
        });
        eventCheck.damage(row).ifPresent(damage -> {
            throw stopped(line, damage.detail());
        });
        categories.misfit(row).ifPresent(misfit -> {
            throw stopped(line, misfit);
        });
        position++;
        return row;
    }

    private StoredEvent row(ImportLine.Event event) {
        var computed = digest.ofEvent(
                event.stream(), event.version(), event.type(), event.schemaVersion(), event.metadata(), event.data());
        int hyphen = event.stream().indexOf('-');
        return new StoredEvent(
                event.position(),
                event.stream().substring(0, Math.max(hyphen, 0)),
                event.stream(),
                event.version(),
                event.type(),
                event.schemaVersion(),
                event.recordedAt(),
                event.metadata(),
                event.data(),
                event.digest().orElse(computed));
    }

    private void atTheEnd(List<Seal> made) {
        closeSeals(made);
        if (sealsKept() && position > 0 && logLine.isEmpty()) {
            throw stopped(lines.number(), "the file has digests, but its first line does not say where the log ends");
        }
        if (position == 0 && logLine.filter(log -> log.head().isPresent()).isEmpty()) {
            throw stopped(lines.number(), "the file has no events, and no first line says that the log is empty");
        }
        var head = head();
        if (position < head || (sealsKept() && position > head)) {
            throw stopped(
                    lines.number(),
                    "the file ends after position %d, but its first line says that the log ends at %d"
                            .formatted(position, head));
        }
        if (sealsKept()
                && position > 0
                && !logLine.flatMap(ImportLine.Log::chain).equals(Optional.of(seals.chain()))) {
            throw stopped(
                    lines.number(), "the chain of the last seal differs from the chain of the log in the first line");
        }
        var announced = logLine.map(ImportLine.Log::records).orElse(OptionalLong.empty());
        records.end(announced, sealsKept()).ifPresent(trouble -> {
            throw stopped(lines.number(), trouble);
        });
    }

    private long head() {
        return logLine.map(log -> log.head().orElse(0)).orElse(0L);
    }

    private Stopped stopped(long line, String detail) {
        return new Stopped(new Misfit(line, position + 1, detail));
    }
}
