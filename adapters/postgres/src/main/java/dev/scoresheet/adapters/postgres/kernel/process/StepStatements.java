package dev.scoresheet.adapters.postgres.kernel.process;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_ENTRY;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_FIRED;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_GIVEN_UP;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_INSTANCE;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_LEFT_OUT;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.PROCESS_PARTITION;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Statements of a step. The first one moves the partition and locks its row until the end of the transaction.
final class StepStatements {

    private StepStatements() {}

    /// Returns false, without writes, when the progress is another.
    static boolean commit(DSLContext sql, ProcessStep step) {
        var partition = step.partition();
        if (!step.leftOut().isEmpty()) {
            PartitionRows.lockAll(sql, partition.process());
        }
        if (!moved(sql, step)) {
            PartitionRows.require(sql, partition);
            return false;
        }
        if (step.emptied()) {
            sql.deleteFrom(PROCESS_INSTANCE).where(InstanceRows.isOf(partition)).execute();
        }
        if (!step.put().isEmpty()) {
            sql.batchMerge(step.put().stream()
                            .map(row -> InstanceRows.record(partition, row))
                            .toList())
                    .execute();
        }
        if (!step.fired().isEmpty()) {
            sql.batchMerge(step.fired().entrySet().stream()
                            .map(fired -> InstanceRows.record(partition, fired.getKey(), fired.getValue()))
                            .toList())
                    .execute();
            LatenessRows.count(sql, step);
        }
        if (!step.remove().isEmpty()) {
            remove(sql, step);
        }
        held(sql, step);
        leaveOut(sql, step);
        if (!step.obeyed().isEmpty()) {
            WishRows.settle(sql, partition, step.obeyed());
        }
        return true;
    }

    private static boolean moved(DSLContext sql, ProcessStep step) {
        return sql.update(PROCESS_PARTITION)
                        .set(PROCESS_PARTITION.POSITION, step.through())
                        .set(PROCESS_PARTITION.REVISION, PROCESS_PARTITION.REVISION.plus(step.revises() ? 1 : 0))
                        .set(PROCESS_PARTITION.ROWS_VERSION, step.version().version())
                        .set(PROCESS_PARTITION.ROWS_THROUGH, step.version().through())
                        .where(PartitionRows.is(step.partition()))
                        .and(PROCESS_PARTITION.POSITION.eq(step.expected().position()))
                        .and(PROCESS_PARTITION.EPOCH.eq(step.expected().epoch()))
                        .and(PROCESS_PARTITION.REVISION.eq(step.expected().revision()))
                        .execute()
                == 1;
    }

    private static void remove(DSLContext sql, ProcessStep step) {
        var finished = InstanceRows.texts(step.remove());
        sql.deleteFrom(PROCESS_INSTANCE)
                .where(InstanceRows.isOf(step.partition()))
                .and(PROCESS_INSTANCE.INSTANCE.eq(DSL.any(finished)))
                .execute();
        sql.deleteFrom(PROCESS_FIRED)
                .where(InstanceRows.isFiredOf(step.partition()))
                .and(PROCESS_FIRED.INSTANCE.eq(DSL.any(finished)))
                .execute();
    }

    private static void held(DSLContext sql, ProcessStep step) {
        if (!step.enter().isEmpty()) {
            sql.batchMerge(step.enter().stream()
                            .map(entry -> EntryRows.record(step.partition(), entry))
                            .toList())
                    .execute();
        }
        if (!step.leave().isEmpty()) {
            sql.deleteFrom(PROCESS_ENTRY)
                    .where(EntryRows.isOf(step.partition()))
                    .and(PROCESS_ENTRY.INSTANCE.eq(DSL.any(InstanceRows.texts(step.leave()))))
                    .execute();
        }
    }

    private static void leaveOut(DSLContext sql, ProcessStep step) {
        var partition = step.partition();
        for (var event : step.givenUp()) {
            sql.insertInto(PROCESS_GIVEN_UP)
                    .values(
                            partition.process(),
                            partition.number(),
                            event.instance(),
                            event.event().toString())
                    .onConflictDoNothing()
                    .execute();
        }
        for (var position : step.leftOut()) {
            sql.insertInto(PROCESS_LEFT_OUT)
                    .values(partition.process(), position)
                    .onConflictDoNothing()
                    .execute();
            PartitionRows.discardFrom(sql, partition.process(), position);
        }
    }

    /// Writes each row of a step alone and takes it back. Returns reasons of the rows that the database refuses.
    static Map<String, String> refused(DSLContext sql, ProcessStep step) {
        var refused = new HashMap<String, String>();
        for (var row : step.put()) {
            refusal(sql, step, row).ifPresent(reason -> refused.put(row.instance(), reason));
        }
        return refused;
    }

    private static Optional<String> refusal(DSLContext sql, ProcessStep step, InstanceRow row) {
        sql.execute("savepoint before_row");
        try {
            sql.batchMerge(InstanceRows.record(step.partition(), row)).execute();
            return Optional.empty();
        } catch (DataAccessException failure) {
            var error = DatabaseError.in(failure)
                    .filter(known -> known.fault() == DatabaseFault.DATA)
                    .orElseThrow(() -> failure);
            return Optional.of(error.reason());
        } finally {
            sql.execute("rollback to savepoint before_row");
        }
    }
}
