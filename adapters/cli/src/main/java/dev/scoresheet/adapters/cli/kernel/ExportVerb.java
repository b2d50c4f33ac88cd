package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.operations.transfer.Export;
import dev.scoresheet.application.kernel.operations.transfer.ExportFormat;
import picocli.CommandLine.Command;

/// Verb `export`: writes the whole log as lines of JSON to standard output, with verbatim stored text, digests and
/// seals.
@Command(name = "export", description = "Writes the whole log as lines of JSON, with digests and seals.")
public final class ExportVerb implements Verb {

    /// Export and the format of its lines.
    public record LogExport(Export export, ExportFormat format) {}

    private final PortSource<LogExport> source;

    public ExportVerb(PortSource<LogExport> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var opened = source.open()) {
            var log = opened.port();
            var progress = console.progress();
            var events = log.export().export(line -> console.line(log.format().line(line)), progress);
            console.flush();
            progress.end(events);
            return ExitCode.DONE;
        }
    }
}
