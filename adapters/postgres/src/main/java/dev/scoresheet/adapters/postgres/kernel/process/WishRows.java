package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_WISH;

import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ProcessWishRecord;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Rows of wishes. A settled wish stays as a record of the operator's act.
final class WishRows {

    private static final String RETRY = "retry";
    private static final String GIVE_UP = "give-up";
    private static final String GIVE_UP_POSITION = "give-up-position";
    private static final String HAND_OVER = "hand-over";

    private WishRows() {}

    static Condition isOpenOf(PartitionId partition) {
        return PROCESS_WISH
                .PROCESS
                .eq(partition.process())
                .and(PROCESS_WISH.PARTITION.eq(partition.number()))
                .and(PROCESS_WISH.SETTLED_AT.isNull());
    }

    static List<Wish> open(DSLContext sql, PartitionId partition) {
        return sql.selectFrom(PROCESS_WISH)
                .where(isOpenOf(partition))
                .orderBy(PROCESS_WISH.NUMBER)
                .fetch(row -> new Wish(row.getNumber(), request(row), row.getByWhom()));
    }

    static void settle(DSLContext sql, PartitionId partition, Set<Long> numbers) {
        sql.update(PROCESS_WISH)
                .set(PROCESS_WISH.SETTLED_AT, DSL.field("clock_timestamp()", PROCESS_WISH.SETTLED_AT.getDataType()))
                .where(isOpenOf(partition))
                .and(PROCESS_WISH.NUMBER.eq(DSL.any(numbers.toArray(Long[]::new))))
                .execute();
    }

    static long add(DSLContext sql, PartitionId partition, Wish.Request request, String by) {
        var row = new ProcessWishRecord();
        row.setProcess(partition.process());
        row.setPartition(partition.number());
        row.setByWhom(by);
        switch (request) {
            case Wish.Request.Retry(var instance) -> {
                row.setRequest(RETRY);
                row.setInstance(instance);
            }
            case Wish.Request.GiveUp(var instance, var cause) -> {
                row.setRequest(GIVE_UP);
                row.setInstance(instance);
                put(row, cause);
            }
            case Wish.Request.GiveUpPosition(var position) -> {
                row.setRequest(GIVE_UP_POSITION);
                row.setPosition(position);
            }
            case Wish.Request.HandOver(var version) -> {
                row.setRequest(HAND_OVER);
                row.setVersion(version);
            }
        }
        return sql.insertInto(PROCESS_WISH)
                .set(row)
                .returning(PROCESS_WISH.NUMBER)
                .fetchSingle(PROCESS_WISH.NUMBER);
    }

    private static void put(ProcessWishRecord row, Cause cause) {
        var columns = CauseColumns.of(cause);
        row.setCause(columns.cause());
        row.setCauseEvent(columns.event());
        row.set(PROCESS_WISH.CAUSE_REACTION, columns.reaction());
        row.set(PROCESS_WISH.CAUSE_DEADLINE, columns.deadline());
    }

    static Wish.Request request(ProcessWishRecord row) {
        return switch (row.getRequest()) {
            case RETRY -> new Wish.Request.Retry(row.getInstance());
            case GIVE_UP ->
                new Wish.Request.GiveUp(
                        row.getInstance(),
                        new CauseColumns(
                                        row.getCause(),
                                        row.getCauseEvent(),
                                        row.getCauseReaction(),
                                        row.getCauseDeadline())
                                .read());
            case GIVE_UP_POSITION -> new Wish.Request.GiveUpPosition(row.getPosition());
            case HAND_OVER -> new Wish.Request.HandOver(row.getVersion());
            default -> throw new IllegalStateException("a wish has the unknown request '" + row.getRequest() + "'");
        };
    }
}
