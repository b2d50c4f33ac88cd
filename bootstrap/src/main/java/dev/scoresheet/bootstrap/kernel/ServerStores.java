package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import dev.scoresheet.bootstrap.kernel.store.Database;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.ConfiguredSubject;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;

/// Opening of the stores of a server, as its configuration chooses them.
record ServerStores<E>(
        Configuration configuration,
        Wiring<E> wiring,
        ConfiguredSubject<E> subject,
        Lifecycle lifecycle,
        Metrics metrics) {

    private static final System.Logger LOG = System.getLogger(ServerStores.class.getName());

    Stores<E> open() throws Exception {
        var all = FollowedProjection.all(subject.topology(), wiring.codec());
        var inline = InlineSelection.of(all, configuration.consumers().inline());
        return switch (configuration.store()) {
            case MEMORY -> inMemory();
            case POSTGRES -> onPostgres(inline);
        };
    }

    private Stores<E> inMemory() {
        LOG.log(Level.WARNING, "the store is memory and keeps nothing: all data is lost when this process ends");
        var incarnation = UUID.randomUUID().toString();
        var memory = new MemoryLog<>(wiring.codec(), new Sha256LogDigest(), TimeSource.system(), incarnation)
                .pagingBy(configuration.pageBytes());
        var views = new MemoryViews(subject.projections(), memory.feed()::head, TimeSource.system());
        return Stores.of(memory, views, wiring.codec(), metrics, configuration.commands());
    }

    private Stores<E> onPostgres(List<FollowedProjection<E, ?, ?, ?>> inline) throws Exception {
        var database = Database.ofServer(configuration, wiring.schemas(), lifecycle);
        database.migrate(lifecycle);
        var consumers = configuration.consumers();
        var options = configuration
                .postgres()
                .named(Product.NAME + " server")
                .looking(consumers.poll(), consumers.notifying());
        var postgres = lifecycle.start(() -> Postgres.openNode(database.address(), options, metrics.appender()));
        var views = postgres.views(wiring.tables());
        if (!inline.isEmpty()) {
            views.stepInline(wiring.codec(), new Sha256LogDigest(), inline);
        }
        var backend = new Stores.OnPostgres(postgres, views, database::loops);
        return Stores.on(backend, wiring.codec(), metrics, configuration.commands(), TimeSource.system());
    }
}
