package dev.scoresheet.adapters.postgres.kernel.generation;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.POINTER;

import dev.scoresheet.adapters.postgres.kernel.view.AuditTrail;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.CutOverRules;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Rows of `kernel.pointer`: the serving and the previous generation of an identity. They move under the [ViewLock] as
/// [CutOverRules] allows.
final class ServingPointers {

    private ServingPointers() {}

    static Optional<String> cutOver(DSLContext sql, long generation, Optional<Long> expected, String gate, String by) {
        var candidate = ViewLock.holding(sql, generation);
        var identity = candidate.identity();
        var serving = GenerationRows.of(sql, identity, Role.SERVING);
        var refused = CutOverRules.cutOver(candidate, serving, expected);
        if (refused.isEmpty()) {
            GenerationRows.of(sql, identity, Role.PREVIOUS)
                    .ifPresent(older -> GenerationRetirement.retire(sql, older.number()));
            point(sql, candidate, serving);
            AuditTrail.record(sql, identity.view(), "cut-over", "to generation " + generation + ": " + gate, by);
        }
        return refused;
    }

    static Optional<String> rollBack(
            DSLContext sql, ViewIdentity identity, long expectedPrevious, long expectedServing, String by) {
        ViewLock.takeWhole(sql, identity.view());
        var serving = GenerationRows.of(sql, identity, Role.SERVING);
        var previous = GenerationRows.of(sql, identity, Role.PREVIOUS);
        var refused = CutOverRules.rollBack(previous, serving, expectedPrevious, expectedServing);
        if (refused.isEmpty()) {
            var to = previous.orElseThrow();
            point(sql, to, serving);
            AuditTrail.record(sql, identity.view(), "roll-back", "to generation " + to.number(), by);
        }
        return refused;
    }

    private static void point(DSLContext sql, Generation to, Optional<Generation> former) {
        former.ifPresent(served -> disown(sql, served.number()));
        sql.execute(
                """
                insert into kernel.pointer (view, version, parameters, generation, previous) values (?, ?, ?, ?, ?)
                on conflict (view, version, parameters)
                    do update set generation = excluded.generation, previous = excluded.previous
                """,
                to.identity().view(),
                to.identity().version(),
                to.identity().parameters(),
                to.number(),
                DSL.val(former.map(Generation::number).orElse(null), Long.class));
    }

    /// Ends the lease. The new epoch makes the database refuse the former owner.
    static void disown(DSLContext sql, long generation) {
        sql.execute("""
                update kernel.generation
                set epoch = epoch + 1, owner = null, lease_until = null, handed_to = null, handed_until = null
                where number = ?
                """, generation);
    }

    /// Leaves the identity without a serving generation.
    static void forget(DSLContext sql, ViewIdentity identity) {
        sql.deleteFrom(POINTER)
                .where(POINTER.VIEW.eq(identity.view()))
                .and(POINTER.VERSION.eq(identity.version()))
                .and(POINTER.PARAMETERS.eq(identity.parameters()))
                .execute();
    }

    static void forgetPrevious(DSLContext sql, long generation) {
        sql.update(POINTER)
                .setNull(POINTER.PREVIOUS)
                .where(POINTER.PREVIOUS.eq(generation))
                .execute();
    }
}
