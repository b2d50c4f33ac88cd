package dev.scoresheet.adapters.postgres.kernel.generation;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.GENERATION;

import dev.scoresheet.adapters.postgres.kernel.table.GenerationTables;
import dev.scoresheet.adapters.postgres.kernel.view.AuditTrail;
import dev.scoresheet.application.kernel.projection.generation.CutOverRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Retirement and drop of generations. A generation is dropped when no reader can use it any more. Its row has the
/// names, so any release can drop it.
final class GenerationRetirement {

    private static final String RETIRED = "retired";

    private GenerationRetirement() {}

    static void retire(DSLContext sql, long generation, String by) {
        var retiring = ViewLock.holding(sql, generation);
        switch (retiring.role()) {
            case SERVING ->
                throw new IllegalArgumentException(
                        "generation %d is serving; cut over or roll back to another generation first"
                                .formatted(generation));
            case PREVIOUS -> ServingPointers.forgetPrevious(sql, generation);
            case LOADING, CANDIDATE -> {}
            case RETIRED -> {
                return;
            }
        }
        Unfollowed.forget(sql, generation);
        retire(sql, generation);
        AuditTrail.record(sql, generation, "retire", by);
    }

    static Optional<String> discard(DSLContext sql, long generation, String reason, String by) {
        var unwanted = ViewLock.holding(sql, generation);
        var refused = CutOverRules.discard(unwanted, Followers.of(sql, unwanted.identity()));
        if (refused.isEmpty()) {
            Unfollowed.forget(sql, generation);
            retire(sql, generation);
            var view = unwanted.identity().view();
            AuditTrail.record(sql, view, "discard", "generation %d: %s".formatted(generation, reason), by);
        }
        return refused;
    }

    static void retire(DSLContext sql, long generation) {
        ServingPointers.disown(sql, generation);
        sql.execute("""
                update kernel.generation
                set stage = 'retired', retired_at = clock_timestamp(), loader = null, loader_until = null
                where number = ?
                """, generation);
    }

    /// Returns generations retired for at least this time.
    static List<Long> due(DSLContext sql, Duration waited) {
        return sql.fetch("""
                        select number from kernel.generation
                        where stage = 'retired' and retired_at <= clock_timestamp() - ? * interval '1 millisecond'
                        order by number
                        """, waited.toMillis()).getValues("number", Long.class);
    }

    /// Returns false when another node was faster.
    static boolean drop(Connection connection, long generation) throws SQLException {
        var sql = DSL.using(connection, SQLDialect.POSTGRES);
        var row = sql.deleteFrom(GENERATION)
                .where(GENERATION.NUMBER.eq(generation).and(GENERATION.STAGE.eq(RETIRED)))
                .returning()
                .fetchOne();
        if (row == null) {
            return false;
        }
        GenerationTables.drop(connection, row.getSchemaName(), row.getShapeName(), generation);
        AuditTrail.record(sql, row.getView(), "drop", "generation " + generation, "clean-up");
        return true;
    }
}
