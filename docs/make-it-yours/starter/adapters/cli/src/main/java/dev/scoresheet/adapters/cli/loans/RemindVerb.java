package dev.scoresheet.adapters.cli.loans;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.loans.LoanReminders;
import dev.scoresheet.application.loans.OpenLoan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Verb `remind`: writes one line for each overdue loan and records the reminder. Run it by a timer, and send the lines
/// to the readers.
@Command(name = "remind", description = "Writes a line for each overdue loan, and records the reminder.")
public final class RemindVerb implements Verb {

    private record Reminder(String loan, String reader, String copy, String due) {

        static Reminder of(OpenLoan loan) {
            return new Reminder(
                    loan.id().toString(),
                    loan.reader().value(),
                    loan.copy().value(),
                    loan.due().toString());
        }

        String line() {
            return "%s: copy %s was due at %s".formatted(reader, copy, due);
        }
    }

    @Option(names = "--most", paramLabel = "N", description = "most reminders of this run (default: 1000)")
    private int most = 1_000;

    private final PortSource<LoanReminders> source;

    public RemindVerb(PortSource<LoanReminders> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var reminders = source.open()) {
            int reminded = reminders.port().remind(most, loan -> {
                var reminder = Reminder.of(loan);
                console.answer(reminder, reminder.line());
            });
            console.say(reminded + " reminders recorded");
            return ExitCode.DONE;
        }
    }
}
