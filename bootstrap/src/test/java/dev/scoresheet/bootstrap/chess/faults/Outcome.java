package dev.scoresheet.bootstrap.chess.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Result of a fault: a line of the report.
///
/// @param lasted time from the begin of the fault to its end
/// @param silent the longest time without an acknowledgement during the fault
/// @param writes time from the end until a write was acknowledged
/// @param views time from the end until health was green and every view level with that write
/// @param said answers of health during the fault
/// @param refusals answers that clients received instead of an acknowledgement during the fault
/// @param failures violations of the requirements; empty when all is well
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
