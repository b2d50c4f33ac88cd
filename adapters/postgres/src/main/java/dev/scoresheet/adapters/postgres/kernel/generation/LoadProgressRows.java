package dev.scoresheet.adapters.postgres.kernel.generation;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.GENERATION;

import dev.scoresheet.adapters.postgres.kernel.view.AuditTrail;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import java.time.Duration;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// Progress of a bulk load and its loader: columns of the generation that is loaded, judged by the database's clock.
/// [PostgresBulkLoad] loads the rows.
final class LoadProgressRows {

    private static final long LAPSES = Generations.LOADER_LAPSES.toMillis();

    private LoadProgressRows() {}

    static void begin(DSLContext sql, long generation, long through, int passes) {
        sql.execute("""
                update kernel.generation
                set load_through = ?, load_passes = ?, load_done = 0, load_read = 0, load_rows = 0,
                    load_cancelled = false, load_millis = 0
                where number = ?
                """, through, passes, generation);
    }

    static boolean take(DSLContext sql, long generation, String loader) {
        return 1 == sql.execute("""
                update kernel.generation
                set loader = ?, loader_until = clock_timestamp() + ? * interval '1 millisecond', load_cancelled = false
                where number = ? and stage = 'loading'
                    and (loader is null or loader = ? or loader_until <= clock_timestamp())
                """, loader, LAPSES, generation, loader);
    }

    /// Renews the loader's claim. False when the loader must end.
    static boolean goesOn(DSLContext sql, long generation, String loader, long read, Duration spent) {
        return sql.fetch("""
                        update kernel.generation
                        set load_read = ?, load_millis = ?,
                            loader_until = clock_timestamp() + ? * interval '1 millisecond'
                        where number = ? and stage = 'loading' and loader = ?
                        returning load_cancelled
                        """, read, spent.toMillis(), LAPSES, generation, loader)
                .getValues("load_cancelled", Boolean.class)
                .contains(false);
    }

    static void release(DSLContext sql, long generation, String loader) {
        sql.execute(
                "update kernel.generation set loader = null, loader_until = null where number = ? and loader = ?",
                generation,
                loader);
    }

    static void cancel(DSLContext sql, long generation, String by) {
        var asked = sql.update(GENERATION)
                .set(GENERATION.LOAD_CANCELLED, true)
                .where(isLoading(generation))
                .execute();
        if (asked == 0) {
            throw new IllegalStateException("generation " + generation + " is not loading");
        }
        AuditTrail.record(sql, generation, "cancel", by);
    }

    static void end(DSLContext sql, long generation) {
        var marked = sql.update(GENERATION)
                .set(GENERATION.STAGE, GenerationCreation.LOADED)
                .setNull(GENERATION.LOADER)
                .setNull(GENERATION.LOADER_UNTIL)
                .where(isLoading(generation).and(GENERATION.LOAD_DONE.eq(GENERATION.LOAD_PASSES)))
                .execute();
        if (marked == 0) {
            throw new IllegalStateException(
                    "generation %d is not loading, or not all of its passes are done".formatted(generation));
        }
    }

    private static Condition isLoading(long generation) {
        return GENERATION.NUMBER.eq(generation).and(GENERATION.STAGE.eq(GenerationCreation.LOADING));
    }
}
