package dev.scoresheet.adapters.postgres.kernel.process;

import dev.scoresheet.application.kernel.process.inspect.LatenessClass;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.jooq.DSLContext;

/// Counters of the deadlines that fired, by class of lateness. The clock of the database says how late.
final class LatenessRows {

    private LatenessRows() {}

    /// Counts the deadlines of a step that fired. Leaves out those that were given up, and those from before the first
    /// start of the process: these had no reaction.
    static void count(DSLContext sql, ProcessStep step) {
        var at = sql.fetchSingle("""
                select clock_timestamp() as now, p.acts_at from kernel.process p where p.process = ?
                """, step.partition().process());
        var now = at.get("now", Instant.class);
        var counts = new TreeMap<Long, Long>();
        for (var deadline : step.reactedTo(at.get("acts_at", Instant.class))) {
            counts.merge(LatenessClass.of(Duration.between(deadline, now)), 1L, Long::sum);
        }
        counts.forEach((millis, fired) ->
                sql.execute("""
                insert into kernel.process_lateness as l (process, partition, millis, fired)
                values (?, ?, ?, ?)
                on conflict (process, partition, millis) do update set fired = l.fired + excluded.fired
                """, step.partition().process(), step.partition().number(), millis, fired));
    }
}
