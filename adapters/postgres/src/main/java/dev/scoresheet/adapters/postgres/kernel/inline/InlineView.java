package dev.scoresheet.adapters.postgres.kernel.inline;

import dev.scoresheet.adapters.postgres.kernel.table.RowStatements;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.view.StepCommit;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.Stepper;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// View with steps inside the transaction of an append, in the generation that serves. It does not wait: if the
/// generation is locked, held, paused or at another position, the view's asynchronous runner takes the step. The runner
/// also takes steps that would park an entry, because it limits their number.
///
/// For one thread.
public final class InlineView<E, K, V> {

    private final ViewIdentity identity;
    private final Stepper<E, K, V> stepper;
    private final ViewTable<K, V> table;
    private final Cooldown cooldown;
    private Optional<Statements<K, V>> known = Optional.empty();

    /// Statements of the generation that served last.
    private record Statements<K, V>(long generation, RowStatements<K, V> rows, StepCommit<K, V> steps) {}

    /// @param cooldown time without inline steps after a first failure
    public InlineView(ViewIdentity identity, Stepper<E, K, V> stepper, ViewTable<K, V> table, Duration cooldown) {
        this.identity = identity;
        this.stepper = stepper;
        this.table = table;
        this.cooldown = new Cooldown(cooldown, TimeSource.system());
    }

    /// Saves the log and its writers the cost of a view that fails repeatedly.
    Cooldown cooldown() {
        return cooldown;
    }

    ViewIdentity identity() {
        return identity;
    }

    public String name() {
        return identity.view();
    }

    /// Steps the view to the end of the batch. False when its runner must do it.
    ///
    /// @param own the generation that serves, locked
    boolean step(Connection connection, ServingGenerationLocks.Locked own, Page<E> batch) throws SQLException {
        var standing = own.standing();
        if (standing.paused() || standing.holdAt().isPresent()) {
            return false;
        }
        var prepared = stepper.prepare(batch, standing.leftOut());
        if (prepared.stopped().isPresent()) {
            return false;
        }
        var statements = statements(own.generation());
        var touched = prepared.touched();
        Map<K, V> rows = touched.isEmpty() ? Map.of() : statements.rows().load(connection, touched);
        var step = prepared.step(standing.progress(), rows);
        return step.park().isEmpty() && statements.steps().in(connection, step);
    }

    private Statements<K, V> statements(long generation) {
        if (known.isEmpty() || known.get().generation() != generation) {
            var rows = new RowStatements<>(table, generation);
            known = Optional.of(new Statements<>(generation, rows, new StepCommit<>(rows, generation)));
        }
        return known.get();
    }
}
