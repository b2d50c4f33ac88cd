package dev.scoresheet.adapters.postgres.kernel.inline;

import dev.scoresheet.adapters.postgres.kernel.table.RowStatements;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.view.StepCommit;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.Stepper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A view that is stepped inside the transaction of an append, in the generation that serves. It waits
/// for nobody: what is locked, held, paused or elsewhere is left to the view's asynchronous runner, and
/// so is a step that would park something, since the runner says when that is too much.
///
/// For one thread.
public final class InlineView<E, K, V> {

    private final ViewIdentity identity;
    private final Stepper<E, K, V> stepper;
    private final ViewTable<K, V> table;
    private final Cooldown rest;
    private Optional<Statements<K, V>> known = Optional.empty();

    /// Those of the generation that served last.
    private record Statements<K, V>(long generation, RowStatements<K, V> rows, StepCommit<K, V> steps) {}

    /// @param rest how long it is left to its runner after a first failure
    public InlineView(ViewIdentity identity, Stepper<E, K, V> stepper, ViewTable<K, V> table, Duration rest) {
        this.identity = identity;
        this.stepper = stepper;
        this.table = table;
        this.rest = new Cooldown(rest);
    }

    /// Neither the log nor its writers pay for a view that fails again and again.
    Cooldown rest() {
        return rest;
    }

    ViewIdentity identity() {
        return identity;
    }

    public String name() {
        return identity.view();
    }

    /// False when it is left to the view's runner; else the view stands at the end of the batch.
    ///
    /// @param own the generation that serves
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
