package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Verb `purge-receipts`: deletes client receipts older than a number of days, at once. Servers also do it each hour.
/// An operator can stop and restart it at any time.
@Command(name = "purge-receipts", description = "Deletes old receipts of clients; a later resend is a new request.")
public final class PurgeReceiptsVerb implements Verb {

    private record Answer(long purged) {}

    @Option(
            names = "--older-than-days",
            paramLabel = "N",
            converter = Converters.Positive.class,
            description = "minimum age, 1 or more (default: ${DEFAULT-VALUE})")
    private int days = (int) ReceiptPurge.USUAL.toDays();

    private final PortSource<ReceiptPurge> source;

    public PurgeReceiptsVerb(PortSource<ReceiptPurge> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var opened = source.open()) {
            var purged = opened.port().purge(Duration.ofDays(days));
            return console.answer(new Answer(purged), purged + " receipts deleted");
        }
    }
}
