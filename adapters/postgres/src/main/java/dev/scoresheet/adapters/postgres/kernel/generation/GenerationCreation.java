package dev.scoresheet.adapters.postgres.kernel.generation;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.GENERATION;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.POINTER;

import dev.scoresheet.adapters.postgres.kernel.table.GenerationTables;
import dev.scoresheet.adapters.postgres.kernel.table.ShapeDifference;
import dev.scoresheet.adapters.postgres.kernel.table.ShapeIndexes;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTables;
import dev.scoresheet.adapters.postgres.kernel.view.AuditTrail;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.ShapeChanged;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// Creation of generations: a row, and a table like the view's shape, in one transaction.
///
/// @param reader the name of the role that answers queries
record GenerationCreation(ViewTables tables, String reader) {

    static final String LOADING = "loading";
    static final String LOADED = "loaded";

    /// Returns the generation that a node follows at its start. Creates the view's first one.
    Optional<Generation> atStart(DSLContext sql, Connection connection, ViewIdentity identity) throws SQLException {
        if (ViewLock.take(sql, identity.view())) {
            var first = insert(sql, connection, identity, LOADED, 0);
            ShapeIndexes.create(connection, tables.require(identity.view()), first);
            sql.insertInto(POINTER, POINTER.VIEW, POINTER.VERSION, POINTER.PARAMETERS, POINTER.GENERATION)
                    .values(identity.view(), identity.version(), identity.parameters(), first)
                    .execute();
            AuditTrail.record(sql, identity.view(), "first", "generation " + first + " of " + identity, "start");
        }
        var ofIdentity = GenerationRows.of(sql, identity);
        return firstOf(ofIdentity, Role.SERVING)
                .or(() -> firstOf(ofIdentity, Role.CANDIDATE))
                .or(() -> firstOf(ofIdentity, Role.LOADING));
    }

    private static Optional<Generation> firstOf(List<Generation> generations, Role role) {
        return generations.stream()
                .filter(generation -> generation.role() == role)
                .findFirst();
    }

    /// Creates a generation for a bulk load, next to the existing ones.
    Generation beside(DSLContext sql, Connection connection, ViewIdentity identity, long through, int passes, String by)
            throws SQLException {
        ViewLock.take(sql, identity.view());
        var number = insert(sql, connection, identity, LOADING, through);
        LoadProgressRows.begin(sql, number, through, passes);
        var detail = "generation %d of %s through %d".formatted(number, identity, through);
        AuditTrail.record(sql, identity.view(), "rebuild", detail, by);
        return GenerationRows.require(sql, number);
    }

    /// Creates a generation for a bulk load, unless the identity has one.
    Optional<Generation> first(
            DSLContext sql, Connection connection, ViewIdentity identity, long through, int passes, String by)
            throws SQLException {
        ViewLock.take(sql, identity.view());
        return GenerationRows.of(sql, identity).stream().anyMatch(Generation::isUsed)
                ? Optional.empty()
                : Optional.of(beside(sql, connection, identity, through, passes, by));
    }

    private long insert(DSLContext sql, Connection connection, ViewIdentity identity, String stage, long position)
            throws SQLException {
        var table = tables.require(identity.view());
        var difference = ShapeDifference.of(connection, table);
        if (difference.isPresent()) {
            throw new ShapeChanged(identity, difference.get());
        }
        long number = sql.insertInto(GENERATION)
                .set(GENERATION.VIEW, identity.view())
                .set(GENERATION.VERSION, identity.version())
                .set(GENERATION.PARAMETERS, identity.parameters())
                .set(GENERATION.STAGE, stage)
                .set(GENERATION.POSITION, position)
                .set(GENERATION.SCHEMA_NAME, GenerationTables.schema(table))
                .set(GENERATION.SHAPE_NAME, table.shape().getName())
                .returningResult(GENERATION.NUMBER)
                .fetchSingle(GENERATION.NUMBER);
        GenerationTables.create(connection, table, number, reader);
        return number;
    }
}
