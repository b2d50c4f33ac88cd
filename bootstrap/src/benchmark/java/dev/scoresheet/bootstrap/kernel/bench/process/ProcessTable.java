package dev.scoresheet.bootstrap.kernel.bench.process;

import dev.scoresheet.bootstrap.kernel.bench.measure.TextTable;
import java.util.List;
import java.util.Locale;

/// Speed of processes, beside the same commands sent directly.
///
/// @param direct commands per second of the direct callers
/// @param problems differences between what was done and what had to be done
record ProcessTable(
        int callers,
        double direct,
        List<Reactions> reactions,
        Deadlines deadlines,
        Fold fold,
        double foreignCpu,
        List<String> problems) {

    /// @param ofDirect share of the commands per second of the direct callers
    /// @param ownCpu cores that this process used
    /// @param databaseCpu cores that the database used
    record Reactions(int partitions, double perSecond, double ofDirect, double ownCpu, double databaseCpu) {}

    /// Time from a deadline until its event was recorded, by the clock of the database.
    record Deadlines(
            int instances, double seconds, long graceMillis, double p50Millis, double p99Millis, double worstMillis) {}

    record Fold(long events, double perSecond) {}

    String text() {
        var table = new TextTable(
                String.format(
                        Locale.ROOT,
                        "%d callers, directly: %,.0f commands/s%n%npartitions  reactions/s  of direct   own cpu    db cpu%n",
                        callers,
                        direct),
                "%10d %,12.0f %10.2f %9.2f %9.2f");
        reactions.forEach(
                row -> table.row(row.partitions(), row.perSecond(), row.ofDirect(), row.ownCpu(), row.databaseCpu()));
        var more = String.format(
                Locale.ROOT,
                "%,d deadlines in %.0f s, grace %d ms: p50 %.0f ms, p99 %.0f ms, worst %.0f ms late%n"
                        + "silent fold of %,d events: %,.0f events/s%n",
                deadlines.instances(),
                deadlines.seconds(),
                deadlines.graceMillis(),
                deadlines.p50Millis(),
                deadlines.p99Millis(),
                deadlines.worstMillis(),
                fold.events(),
                fold.perSecond());
        return table.ended(foreignCpu, problems, more + "each reaction once, no deadline early, none twice");
    }
}
