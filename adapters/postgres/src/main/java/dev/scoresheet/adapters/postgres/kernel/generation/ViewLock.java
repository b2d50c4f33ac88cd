package dev.scoresheet.adapters.postgres.kernel.generation;

import dev.scoresheet.application.kernel.projection.generation.Generation;
import org.jooq.DSLContext;

/// Whoever decides on the generations of a view waits here: for the view's row in `kernel.filled`, then
/// for those of its generations in the order of their numbers, so that none of them moves.
final class ViewLock {

    private ViewLock() {}

    /// The view's row alone. True when the view was never filled before.
    static boolean take(DSLContext sql, String view) {
        if (sql.execute("insert into kernel.filled (view) values (?) on conflict do nothing", view) == 1) {
            return true;
        }
        sql.fetch("select view from kernel.filled where view = ? for update", view);
        return false;
    }

    static void takeWhole(DSLContext sql, String view) {
        take(sql, view);
        sql.fetch("select number from kernel.generation where view = ? order by number for update", view);
    }

    /// A generation as it is, and stays, under the whole lock of its view.
    static Generation holding(DSLContext sql, long generation) {
        var view = GenerationRows.require(sql, generation).identity().view();
        takeWhole(sql, view);
        return GenerationRows.require(sql, generation);
    }
}
