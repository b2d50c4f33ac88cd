package dev.scoresheet.adapters.cli.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scoresheet.application.kernel.operations.ClockCheck;
import dev.scoresheet.application.kernel.operations.transfer.LogImport;
import dev.scoresheet.application.kernel.operations.transfer.LogImport.Answer;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Verb `import-events FILE`: imports an export into an empty log. After a failure the log is still empty.
@Command(
        name = "import-events",
        description = "Imports an export into an empty log; writes nothing if a line is refused.")
public final class ImportEventsVerb implements Verb {

    /// Import, and comparison of the same log with the clock.
    public record EventsImport(LogImport imports, ClockCheck clock) {}

    /// @param warning warning about the clock; absent if there is none
    private record Document(
            long events,
            String seals,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String warning) {}

    @Parameters(paramLabel = "FILE", description = "an export, or lines of the same form without digests and seals")
    private Path file;

    private final PortSource<EventsImport> source;

    public ImportEventsVerb(PortSource<EventsImport> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var lines = LineFile.open(file); // opened before a database is started for it
                var log = source.open()) {
            var progress = console.progress();
            return switch (log.port().imports().take(lines, progress)) {
                case Answer.Done done -> {
                    progress.end(done.events());
                    var ahead = log.port().clock().first();
                    ahead.ifPresent(events -> console.say("warning: " + events.sentence()));
                    var document = new Document(
                            done.events(),
                            done.sealsKept() ? "kept" : "made",
                            ahead.map(ClockCheck.Ahead::sentence).orElse(null));
                    console.answer(document, text(document));
                    yield ExitCode.DONE;
                }
                case Answer.NotEmpty() ->
                    throw new VerbFailed(
                            ExitCode.NO,
                            "the log is not empty, and nothing was written; give a database whose log is empty");
                case Answer.ProcessesStarted() ->
                    throw new VerbFailed(
                            ExitCode.NO,
                            "a server has started processes in this database, and nothing was written; give a"
                                    + " database that no server has opened");
                case Answer.Misfit(var line, var position, var detail) ->
                    throw new VerbFailed(
                            ExitCode.BAD_INPUT,
                            "%s: line %d, position %d: %s; nothing was written"
                                    .formatted(file, line, position, detail));
            };
        } catch (LineFile.Broken broken) {
            throw new VerbFailed(ExitCode.BAD_INPUT, broken.getMessage() + "; nothing was written", broken);
        }
    }

    private static String text(Document document) {
        return String.format(Locale.ROOT, "%,d events imported, seals %s", document.events(), document.seals());
    }
}
