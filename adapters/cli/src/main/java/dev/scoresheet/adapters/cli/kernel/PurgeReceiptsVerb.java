package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Verb `purge-receipts`: deletes client receipts older than a number of days. Run it by a timer; an operator can stop
/// and restart it at any time.
public final class PurgeReceiptsVerb implements Verb {

    private static final String DAYS = "--older-than-days";

    private record Answer(long purged) {}

    private final PortSource<ReceiptPurge> source;

    public PurgeReceiptsVerb(PortSource<ReceiptPurge> source) {
        this.source = source;
    }

    @Override
    public CommandSpec spec() {
        return Verb.named("purge-receipts", "Forgets receipts of clients: a resend after that is a new request.")
                .addOption(OptionSpec.builder(DAYS)
                        .paramLabel("N")
                        .type(Integer.class)
                        .description("1 or more; " + ReceiptPurge.USUAL.toDays() + " unless told")
                        .build());
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(ParseResult given, Console console) throws Exception {
        int days = given.matchedOptionValue(DAYS, (int) ReceiptPurge.USUAL.toDays());
        if (days < 1) {
            throw new VerbFailed(ExitCode.USAGE, DAYS + " is 1 or more, not " + days);
        }
        try (var opened = source.open()) {
            var purged = opened.port().purge(Duration.ofDays(days));
            console.answer(new Answer(purged), purged + " receipts forgotten");
            return ExitCode.DONE;
        }
    }
}
