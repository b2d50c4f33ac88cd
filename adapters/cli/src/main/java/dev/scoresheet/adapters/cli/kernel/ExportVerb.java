package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.operations.Export;
import dev.scoresheet.application.kernel.operations.ExportFormat;
import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `export`: the whole log as lines of JSON on standard output, stored text verbatim, with digests and seals.
public final class ExportVerb implements Verb {

    /// An export and how its lines are written.
    public record LogExport(Export export, ExportFormat format) {}

    /// Whoever read our output has had enough.
    private static final class PipeClosed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int BUFFER = 1 << 16;
    private static final int LINES_BETWEEN_LOOKS = 1_000;

    private final Source<LogExport> source;

    public ExportVerb(Source<LogExport> source) {
        this.source = source;
    }

    @Override
    public CommandSpec spec() {
        return Verb.named("export", "Writes the whole log as lines of JSON, with digests and seals.");
    }

    @Override
    public Needs needs() {
        return Needs.DATABASE;
    }

    @Override
    public ExitCode run(ParseResult given, Console console) throws Exception {
        try (var opened = source.open()) {
            var out = new PrintStream(new BufferedOutputStream(console.out(), BUFFER), false, StandardCharsets.UTF_8);
            var progress = new VerifyVerb.LogProgress(console, "exported events");
            progress.end(write(opened.port(), out, progress));
            return ExitCode.DONE;
        } catch (PipeClosed quiet) {
            return ExitCode.DONE;
        }
    }

    private static long write(LogExport log, PrintStream out, VerifyVerb.LogProgress progress) {
        var lines = new long[1];
        var events = log.export()
                .export(
                        line -> {
                            out.print(log.format().line(line));
                            out.print('\n');
                            if (++lines[0] % LINES_BETWEEN_LOOKS == 0 && out.checkError()) {
                                throw new PipeClosed();
                            }
                        },
                        progress::at);
        if (out.checkError()) {
            throw new PipeClosed();
        }
        return events;
    }
}
