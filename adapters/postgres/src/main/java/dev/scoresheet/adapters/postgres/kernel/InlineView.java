package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.application.kernel.log.Page;
import dev.scoresheet.application.kernel.projection.Stepper;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/// A view that is stepped inside the transaction of an append, in the generation that serves. It waits
/// for nobody: what is locked, held, paused or elsewhere is left to the view's asynchronous runner, and
/// so is a step that would park something, since the runner says when that is too much.
///
/// For one thread.
final class InlineView<E, K, V> {

    /// Locked in a statement of its own: what else is read of the view must not be older than the lock.
    private static final String LOCK = """
            select g.number, g.position
            from kernel.generation g
            where g.number = (
                select p.generation from kernel.pointer p where p.view = ? and p.version = ? and p.parameters = ?)
            for update of g skip locked
            """;

    private final ViewIdentity identity;
    private final Stepper<E, K, V> stepper;
    private final ViewTable<K, V> table;
    private final Rest rest;

    /// @param rest how long it is left to its runner after a first failure
    InlineView(ViewIdentity identity, Stepper<E, K, V> stepper, ViewTable<K, V> table, Duration rest) {
        this.identity = identity;
        this.stepper = stepper;
        this.table = table;
        this.rest = new Rest(rest);
    }

    /// Neither the log nor its writers pay for a view that fails again and again.
    Rest rest() {
        return rest;
    }

    String name() {
        return identity.view();
    }

    /// Answers the generation that was stepped, if one was; it then stands at the end of the batch.
    ///
    /// @param base where the batch begins: the position before its first
    OptionalLong step(Connection connection, long base, Page<E> batch) throws SQLException {
        var locked = lockedAt(connection, base);
        if (locked.isEmpty()) {
            return OptionalLong.empty();
        }
        long generation = locked.getAsLong();
        var standing = PostgresView.standing(connection, generation).orElseThrow();
        if (standing.paused() || standing.holdAt().isPresent()) {
            return OptionalLong.empty();
        }
        var prepared = stepper.prepare(batch, standing.leftOut());
        if (prepared.stopped().isPresent()) {
            return OptionalLong.empty();
        }
        var rows = new RowStatements<>(table, generation);
        var touched = prepared.touched();
        var step = prepared.step(standing.progress(), touched.isEmpty() ? Map.of() : rows.load(connection, touched));
        return step.park().isEmpty() && new StepCommit<>(rows, generation).in(connection, step)
                ? locked
                : OptionalLong.empty();
    }

    private OptionalLong lockedAt(Connection connection, long base) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, identity.view());
            statement.setInt(2, identity.version());
            statement.setString(3, identity.parameters());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getLong(2) == base ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
