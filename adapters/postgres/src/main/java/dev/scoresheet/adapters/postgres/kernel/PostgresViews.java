package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.append.Appender;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.adapters.postgres.kernel.generation.PostgresGenerations;
import dev.scoresheet.adapters.postgres.kernel.generation.PostgresLeases;
import dev.scoresheet.adapters.postgres.kernel.inline.InlineBatchSender;
import dev.scoresheet.adapters.postgres.kernel.inline.InlineView;
import dev.scoresheet.adapters.postgres.kernel.node.PostgresNodeRegistry;
import dev.scoresheet.adapters.postgres.kernel.table.GenerationTables;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTables;
import dev.scoresheet.adapters.postgres.kernel.view.GenerationProgressSignal;
import dev.scoresheet.adapters.postgres.kernel.view.PostgresBulkLoad;
import dev.scoresheet.adapters.postgres.kernel.view.PostgresSnapshot;
import dev.scoresheet.adapters.postgres.kernel.view.PostgresView;
import dev.scoresheet.adapters.postgres.kernel.view.PostgresVisibility;
import dev.scoresheet.adapters.postgres.kernel.view.ServingGeneration;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkLoad;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Read models of one node on one database, with their steps and queries. It lives as long as the [Postgres] that
/// created it.
public final class PostgresViews implements Views {

    /// Cool-down after a first failure of an inline step.
    private static final Duration FIRST_COOLDOWN = Duration.ofSeconds(1);

    private final DatabaseAddress address;
    private final String application;
    private final SessionSettings loading;
    private final Pool steps;
    private final Pool queries;
    private final Appender appender;
    private final AppendMeter meter;
    private final ViewTables tables;
    private final GenerationProgressSignal signal = new GenerationProgressSignal();
    private volatile Set<String> inline = Set.of();

    PostgresViews(
            DatabaseAddress address,
            String application,
            SessionSettings loading,
            Pool steps,
            Pool queries,
            Appender appender,
            AppendMeter meter,
            List<ViewTable<?, ?>> tables) {
        this.address = address;
        this.application = application;
        this.loading = loading;
        this.steps = steps;
        this.queries = queries;
        this.appender = appender;
        this.meter = meter;
        this.tables = new ViewTables(tables);
    }

    /// Steps these views in the transactions of this node's appends, if they are directly before the batch. Their
    /// asynchronous runners take all other steps. Called once, before the first append.
    public <E> void stepInline(EventCodec<E> codec, LogDigest digest, List<FollowedProjection<E, ?, ?, ?>> views) {
        stepInline(codec, digest, views, FIRST_COOLDOWN);
    }

    /// @param cooldown time without inline steps after a first failure
    public <E> void stepInline(
            EventCodec<E> codec, LogDigest digest, List<FollowedProjection<E, ?, ?, ?>> views, Duration cooldown) {
        var inline = views.stream()
                .<InlineView<E, ?, ?>>map(view -> inlined(view, cooldown))
                .toList();
        this.inline = inline.stream().map(InlineView::name).collect(Collectors.toUnmodifiableSet());
        appender.useSender(new InlineBatchSender<>(
                address.roles(), new StoredEventDecoder<>(codec, digest), inline, signal, meter));
    }

    /// Returns the names of these views.
    public Set<String> inline() {
        return inline;
    }

    private <E, K, X, V> InlineView<E, K, V> inlined(FollowedProjection<E, K, X, V> view, Duration cooldown) {
        return new InlineView<>(view.identity(), view.stepper(), tables.of(view.projection()), cooldown);
    }

    public Generations generations() {
        return new PostgresGenerations(steps, tables, address.name(DatabaseRole.APPLICATION));
    }

    public Leases leases() {
        return new PostgresLeases(steps);
    }

    public NodeRegistry nodes() {
        return new PostgresNodeRegistry(steps);
    }

    public Visibility visibility() {
        return new PostgresVisibility(queries, signal);
    }

    /// Runs a query on the generation that serves an identity, for query adapters. It runs in one read-only snapshot,
    /// in the application's role. A query on the view's shape reads that generation. It may have several
    /// statements and join other tables. It runs again if the generation was dropped during it.
    ///
    /// @throws ViewNotReady when no generation serves
    /// @throws RowsUnreadable when the serving generation cannot be read
    /// @throws StoreUnavailable when the database does not answer
    public <T> ViewAnswer<T> read(ViewIdentity identity, Function<DSLContext, T> query) {
        var table = tables.require(identity.view());
        try {
            return queries.transact(connection -> shown(connection, table, identity, query));
        } catch (SQLException failure) {
            if (!SqlFailureMapping.isTableGone(failure)) {
                throw SqlFailureMapping.ofReading(failure, identity.toString());
            }
        }
        try {
            return queries.transact(connection -> shown(connection, table, identity, query));
        } catch (SQLException failure) {
            throw SqlFailureMapping.ofReading(failure, identity.toString());
        }
    }

    private static <T> ViewAnswer<T> shown(
            Connection connection, ViewTable<?, ?> table, ViewIdentity identity, Function<DSLContext, T> query)
            throws SQLException {
        var serving = ServingGeneration.of(connection, identity).orElseThrow(() -> new ViewNotReady(identity));
        var mapping = GenerationTables.mapping(table, serving.generation());
        var answer = query.apply(DSL.using(connection, SQLDialect.POSTGRES, mapping));
        return new ViewAnswer<>(answer, serving.position(), serving.parked());
    }

    @Override
    public <K, V> View<K, V> view(Projection<?, K, ?, V> projection, long generation) {
        return new PostgresView<>(steps, signal, tables.of(projection), generation);
    }

    @Override
    public <K, V> BulkLoad<K, V> bulkLoad(Projection<?, K, ?, V> projection) {
        return new PostgresBulkLoad<>(address, loading, tables.of(projection));
    }

    @Override
    public Snapshot snapshot(Collection<Long> generations) {
        return new PostgresSnapshot(address, SessionSettings.snapshot(application), tables, generations);
    }
}
