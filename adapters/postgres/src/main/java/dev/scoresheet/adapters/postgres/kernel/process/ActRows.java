package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_WISH;

import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessWishRecord;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct.Decision;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Rows of acts that need no owner, next to the wishes. They are settled when they are written.
final class ActRows {

    private static final String PAUSE = "pause";
    private static final String RESUME = "resume";
    private static final String ROLL_BACK = "roll-back";
    private static final String ROLL_FORWARD = "roll-forward";

    private ActRows() {}

    static void pause(DSLContext sql, PartitionId partition, boolean paused, String by) {
        add(sql, row(partition, paused ? PAUSE : RESUME, by));
    }

    static void rollBack(DSLContext sql, String process, int version, String by) {
        var row = row(new PartitionId(process, 0), ROLL_BACK, by);
        row.setVersion(version);
        add(sql, row);
    }

    static void rollForward(DSLContext sql, String process, String by) {
        add(sql, row(new PartitionId(process, 0), ROLL_FORWARD, by));
    }

    private static ProcessWishRecord row(PartitionId partition, String act, String by) {
        var row = new ProcessWishRecord();
        row.setProcess(partition.process());
        row.setPartition(partition.number());
        row.setRequest(act);
        row.setByWhom(by);
        return row;
    }

    private static void add(DSLContext sql, ProcessWishRecord row) {
        sql.insertInto(PROCESS_WISH)
                .set(row)
                .set(PROCESS_WISH.SETTLED_AT, DSL.field("clock_timestamp()", PROCESS_WISH.SETTLED_AT.getDataType()))
                .execute();
    }

    static ProcessAct act(ProcessWishRecord row) {
        var decision = switch (row.getRequest()) {
            case PAUSE -> new Decision.Paused(true);
            case RESUME -> new Decision.Paused(false);
            case ROLL_BACK -> new Decision.RolledBack(row.getVersion());
            case ROLL_FORWARD -> new Decision.RolledForward();
            default -> new Decision.Wished(WishRows.request(row));
        };
        return new ProcessAct(row.getAt(), row.getByWhom(), row.getPartition(), decision, row.getSettledAt() != null);
    }
}
