package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.adapters.postgres.kernel.table.RowStatements;
import dev.scoresheet.application.kernel.projection.step.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Statements of the steps of one generation. Most steps need only the first statement: it moves the generation's row
/// from exactly the expected progress, and writes rows if it moved. The row stays locked until the end of the
/// transaction.
///
/// A step that is one statement does not wait until its commit is on disk. A crash of the server may take it back,
/// rows and checkpoint together, and the view takes it again.
public final class StepCommit<K, V> {

    private static final String MOVE = """
            with moved as (
                update kernel.generation
                set position = ?, revision = revision + ?
                where number = ? and position = ? and epoch = ? and revision = ?
                returning number
            ), delivered as (
            %s)""".formatted(DeliveryStatements.upsert("moved"));

    /// Holds until the end of the transaction, and so for its commit.
    private static final String COMMIT_LATER = ", set_config('synchronous_commit', 'off', true)";

    private static final int FIRST_OF_DELIVERED = 7;
    private static final int FIRST_OF_ROWS = FIRST_OF_DELIVERED + DeliveryStatements.PARAMETERS;

    private final RowStatements<K, V> rows;
    private final long generation;
    final Moves moves;
    final Moves movesCommittedLater;

    public StepCommit(RowStatements<K, V> rows, long generation) {
        this.rows = rows;
        this.generation = generation;
        this.moves = Moves.of(rows, "");
        this.movesCommittedLater = Moves.of(rows, COMMIT_LATER);
    }

    /// Statements that move the generation: alone, and with rows.
    record Moves(String only, String andPut, String andRemove, String andChange) {

        private static Moves of(RowStatements<?, ?> rows, String also) {
            var put = ", put as (" + rows.upsertIf("moved") + ")";
            var removed = ", removed as (" + rows.deleteIf("moved") + ")";
            return new Moves(moving("", also), moving(put, also), moving(removed, also), moving(put + removed, also));
        }

        private static String moving(String changes, String also) {
            return MOVE + changes + " select count(*)" + also + " from moved";
        }

        private String of(Step<?, ?> step) {
            if (step.put().isEmpty()) {
                return step.remove().isEmpty() ? only : andRemove;
            }
            return step.remove().isEmpty() ? andPut : andChange;
        }
    }

    /// True if the step needs one statement, which is a transaction by itself. A step that revises is none, because
    /// the disk must have it when its commit returns.
    static boolean isOneStatement(Step<?, ?> step) {
        return !step.revises() && step.further().isEmpty() && step.act().isEmpty();
    }

    /// Takes a step that is one statement, on a connection in autocommit. The commit does not wait for the disk.
    /// Returns false, without writes, when the progress is another.
    boolean alone(Connection connection, Step<K, V> step) throws SQLException {
        return moved(connection, step, movesCommittedLater);
    }

    /// Returns false, without writes, when the progress is another.
    public boolean in(Connection connection, Step<K, V> step) throws SQLException {
        if (!step.giveUp().isEmpty()) {
            GiveUpStatements.lockIdentity(connection, generation);
        }
        if (!moved(connection, step, moves)) {
            return false;
        }
        if (!step.unpark().isEmpty()) {
            unpark(connection, step);
        }
        ParkedEntryStatements.park(connection, generation, step.park(), step.further());
        if (!step.giveUp().isEmpty()) {
            GiveUpStatements.giveUp(connection, generation, step.giveUp());
        }
        step.act().ifPresent(act -> record(connection, act));
        return true;
    }

    private void record(Connection connection, Step.Act act) {
        var sql = DSL.using(connection, SQLDialect.POSTGRES);
        AuditTrail.record(sql, rows.view(), act.action(), act.detail(), act.by());
    }

    private boolean moved(Connection connection, Step<K, V> step, Moves statements) throws SQLException {
        try (var statement = connection.prepareStatement(statements.of(step))) {
            statement.setLong(1, step.through());
            statement.setLong(2, step.revises() ? 1 : 0);
            statement.setLong(3, generation);
            statement.setLong(4, step.expected().position());
            statement.setLong(5, step.expected().epoch());
            statement.setLong(6, step.expected().revision());
            DeliveryStatements.bind(statement, FIRST_OF_DELIVERED, step.delivered());
            RowStatements.bind(statement, FIRST_OF_ROWS, changes(step));
            try (var moved = statement.executeQuery()) {
                return moved.next() && moved.getLong(1) == 1;
            }
        }
    }

    private List<RowStatements.Carried> changes(Step<K, V> step) {
        var arrays = new ArrayList<RowStatements.Carried>();
        if (!step.put().isEmpty()) {
            arrays.addAll(rows.ofRows(step.put()));
        }
        if (!step.remove().isEmpty()) {
            arrays.addAll(rows.ofKeys(step.remove()));
        }
        return arrays;
    }

    private void unpark(Connection connection, Step<K, V> step) throws SQLException {
        try (var statement =
                connection.prepareStatement("delete from kernel.parked where generation = ? and entry = any (?)")) {
            statement.setLong(1, generation);
            statement.setArray(2, ParkedEntryStatements.texts(connection, step.unpark()));
            statement.executeUpdate();
        }
    }
}
