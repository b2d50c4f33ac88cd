package dev.scoresheet.bootstrap.chess.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a fault led to: a line of the report.
///
/// @param lasted from its begin to its end
/// @param silent the longest time without an acknowledgement meanwhile
/// @param writes how long after the end a write was acknowledged
/// @param views how long after the end health was green and every view level with that write
/// @param said by health, meanwhile
/// @param refusals what clients were answered instead of an acknowledgement, meanwhile
/// @param failures what must not be; empty when all is well
record Outcome(
        String fault,
        Duration lasted,
        Duration silent,
        Optional<Duration> writes,
        Optional<Duration> views,
        String said,
        List<String> refusals,
        Tally tally,
        List<String> failures) {

    static String heading() {
        return "| fault | lasted | no write for | writes after | views after | acknowledged | stored | lost | doubled | result"
                + " | health said | clients were told |\n|---|---|---|---|---|---|---|---|---|---|---|---|";
    }

    String line() {
        return "| %s | %s | %s | %s | %s | %d | %d | %d | %d | %s | %s | %s |"
                .formatted(
                        fault,
                        seconds(Optional.of(lasted)),
                        seconds(Optional.of(silent)),
                        seconds(writes),
                        seconds(views),
                        tally.acknowledged(),
                        tally.stored(),
                        tally.lost().size(),
                        tally.doubled().size(),
                        failures.isEmpty() ? "well" : "FAILED: " + String.join("; ", failures),
                        said,
                        String.join(", ", refusals));
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(time -> String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0))
                .orElse("never");
    }
}
