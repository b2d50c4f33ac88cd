package dev.scoresheet.adapters.postgres.kernel.generation;

import dev.scoresheet.application.kernel.projection.generation.Generation;
import org.jooq.DSLContext;

/// Lock for decisions on the generations of a view. It locks the view's row in `kernel.filled`, then its generations in
/// the order of their numbers. None of them changes until the transaction ends.
final class ViewLock {

    private ViewLock() {}

    /// Locks only the view's row. Returns true when the view was never filled before.
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

    /// Locks the whole view. The generation stays as it is until the transaction ends.
    static Generation holding(DSLContext sql, long generation) {
        var view = GenerationRows.require(sql, generation).identity().view();
        takeWhole(sql, view);
        return GenerationRows.require(sql, generation);
    }
}
