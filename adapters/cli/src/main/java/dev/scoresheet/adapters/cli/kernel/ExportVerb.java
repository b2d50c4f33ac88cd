package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.operations.transfer.Export;
import picocli.CommandLine.Command;

/// Verb `export`: writes the whole log as lines of JSON to standard output, with verbatim stored text, digests, seals
/// and the records of processes.
@Command(name = "export", description = "Writes the whole log as lines of JSON, with digests and seals.")
public final class ExportVerb implements Verb {

    private final PortSource<Export> source;

    public ExportVerb(PortSource<Export> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var opened = source.open()) {
            var progress = console.progress();
            var events = opened.port().export(console::line, progress);
            console.flush();
            progress.end(events);
            return ExitCode.DONE;
        }
    }
}
