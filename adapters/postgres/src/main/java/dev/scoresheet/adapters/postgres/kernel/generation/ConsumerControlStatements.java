package dev.scoresheet.adapters.postgres.kernel.generation;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.GENERATION;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.HEAD;

import dev.scoresheet.adapters.postgres.kernel.view.AuditTrail;
import java.time.Duration;
import java.util.Collection;
import org.jooq.DSLContext;

/// Statements that control the consumer of a generation on any node: hold, pause, resume, hand over. The consumer
/// learns of a change from the revision when it renews its lease.
final class ConsumerControlStatements {

    private ConsumerControlStatements() {}

    /// Locks the rows before it reads the head, so that no generation is ahead of the head.
    static long hold(DSLContext sql, Collection<Long> generations, Duration atMost, String by) {
        var views = sql.select(GENERATION.NUMBER, GENERATION.VIEW)
                .from(GENERATION)
                .where(GENERATION.NUMBER.in(generations))
                .orderBy(GENERATION.NUMBER)
                .forUpdate()
                .fetchMap(GENERATION.NUMBER, GENERATION.VIEW);
        long head = sql.select(HEAD.POSITION).from(HEAD).fetchSingle(HEAD.POSITION);
        for (var generation : generations) {
            var view = views.get(generation);
            if (view == null) {
                throw new IllegalStateException(
                        "generation " + generation + " does not exist; it may have been dropped");
            }
            sql.execute("""
                    update kernel.generation
                    set hold_at = ?, hold_until = clock_timestamp() + ? * interval '1 millisecond',
                        revision = revision + 1
                    where number = ?
                    """, head, atMost.toMillis(), generation);
            AuditTrail.record(sql, view, "hold", "generation %d at %d".formatted(generation, head), by);
        }
        return head;
    }

    static void releaseHold(DSLContext sql, Collection<Long> generations) {
        generations.stream().sorted().forEach(generation -> sql.execute("""
                        update kernel.generation set hold_at = null, hold_until = null, revision = revision + 1
                        where number = ? and hold_until is not null
                        """, generation));
    }

    static void pause(DSLContext sql, long generation, String by) {
        pausing(sql, generation, true);
        AuditTrail.record(sql, generation, "pause", by);
    }

    static void resume(DSLContext sql, long generation, String by) {
        pausing(sql, generation, false);
        AuditTrail.record(sql, generation, "resume", by);
    }

    private static void pausing(DSLContext sql, long generation, boolean paused) {
        sql.execute(
                "update kernel.generation set paused = ?, revision = revision + 1 where number = ?",
                paused,
                generation);
    }

    static void handOver(DSLContext sql, long generation, String toNode, String by) {
        sql.execute("""
                update kernel.generation
                set owner = null, lease_until = null,
                    handed_to = ?, handed_until = clock_timestamp() + 3 * lease_length
                where number = ?
                """, toNode, generation);
        var view = GenerationRows.require(sql, generation).identity().view();
        AuditTrail.record(sql, view, "hand-over", "generation %d to %s".formatted(generation, toNode), by);
    }

    static void recordStop(DSLContext sql, long generation, String reason) {
        sql.execute("update kernel.generation set stopped = ? where number = ?", reason, generation);
    }
}
