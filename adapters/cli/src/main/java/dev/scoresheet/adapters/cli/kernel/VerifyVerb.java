package dev.scoresheet.adapters.cli.kernel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scoresheet.application.kernel.operations.ClockCheck;
import dev.scoresheet.application.kernel.operations.Damage;
import dev.scoresheet.application.kernel.operations.Misfits;
import dev.scoresheet.application.kernel.operations.Unread;
import dev.scoresheet.application.kernel.operations.Verification;
import dev.scoresheet.application.kernel.operations.VerificationReport;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Verb `verify`: reads the whole log and names the first damaged position.
@Command(name = "verify", description = "Verifies the log and names the first damaged position.")
public final class VerifyVerb implements Verb {

    /// Verification, and comparison of the same log with the clock.
    public record LogVerification(Verification verification, ClockCheck clock) {}

    /// Answer. Position and problem are null if all is well. Only the position is null if this release does not know
    /// all types. Warning and misfits are absent if there are none.
    private record Answer(
            boolean ok,
            long events,
            long head,
            String chain,
            @Nullable Long firstBadPosition,
            @Nullable String problem,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String warning,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Misfits misfits) {

        static Answer of(VerificationReport report, Optional<ClockCheck.Ahead> ahead) {
            return new Answer(
                    report.ok(),
                    report.events(),
                    report.head().position(),
                    report.head().chain().toString(),
                    report.damage().map(Damage::position).orElse(null),
                    report.damage()
                            .map(VerifyVerb::sentence)
                            .or(() -> report.unread().map(Unread::sentence))
                            .orElse(null),
                    ahead.map(ClockCheck.Ahead::sentence).orElse(null),
                    report.misfits().orElse(null));
        }

        String text() {
            if (ok) {
                return String.format(
                        Locale.ROOT, "%,d events verified through position %,d, chain %s", events, head, chain);
            }
            return firstBadPosition == null
                    ? String.format(
                            Locale.ROOT,
                            "no damage in %,d events through position %,d, chain %s, but %s",
                            events,
                            head,
                            chain,
                            problem)
                    : String.format(
                            Locale.ROOT,
                            "DAMAGED at position %,d: %s (the %,d events before it are undamaged)",
                            firstBadPosition,
                            problem,
                            events);
        }
    }

    private final PortSource<LogVerification> source;

    public VerifyVerb(PortSource<LogVerification> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var verification = source.open()) {
            var progress = console.progress();
            var report = verification.port().verification().verify(progress);
            progress.end(report.events());
            var ahead = verification.port().clock().first();
            ahead.ifPresent(events -> console.say("warning: " + events.sentence()));
            report.misfits().ifPresent(events -> console.say("warning: " + events.sentence()));
            var answer = Answer.of(report, ahead);
            console.answer(answer, answer.text());
            return code(report);
        }
    }

    /// Returns the exit code. Unknown events mean that the release does not fit the log, not that the log is damaged.
    private static ExitCode code(VerificationReport report) {
        if (report.ok()) {
            return ExitCode.DONE;
        }
        return report.damage().isPresent() ? ExitCode.NO : ExitCode.CONFIGURATION;
    }

    private static String sentence(Damage damage) {
        return "%s: %s".formatted(damage.kind().name().toLowerCase(Locale.ROOT), damage.detail());
    }
}
