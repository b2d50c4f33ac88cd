package dev.scoresheet.adapters.postgres.kernel.view;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.AUDIT;

import dev.scoresheet.application.kernel.projection.generation.Generations.AuditRecord;
import java.util.List;
import org.jooq.DSLContext;

/// Audit trail of decisions: rows of `kernel.audit`, written in the transaction of the decision.
public final class AuditTrail {

    private AuditTrail() {}

    public static void record(DSLContext sql, long generation, String action, String by) {
        var view = sql.fetchSingle("select view from kernel.generation where number = ?", generation)
                .get(0, String.class);
        record(sql, view, action, "generation " + generation, by);
    }

    public static void record(DSLContext sql, String view, String action, String detail, String by) {
        sql.insertInto(AUDIT, AUDIT.VIEW, AUDIT.ACTION, AUDIT.DETAIL, AUDIT.BY_WHOM)
                .values(view, action, detail, by)
                .execute();
    }

    /// Latest first.
    public static List<AuditRecord> of(DSLContext sql, String view, int limit) {
        return sql.selectFrom(AUDIT)
                .where(AUDIT.VIEW.eq(view))
                .orderBy(AUDIT.NUMBER.desc())
                .limit(limit)
                .fetch(row ->
                        new AuditRecord(row.getAt(), row.getByWhom(), row.getView(), row.getAction(), row.getDetail()));
    }
}
