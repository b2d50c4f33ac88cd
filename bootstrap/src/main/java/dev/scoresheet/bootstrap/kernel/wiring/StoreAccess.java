package dev.scoresheet.bootstrap.kernel.wiring;

import dev.scoresheet.adapters.cli.kernel.MigrateVerb;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.node.NodeRegistration;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import dev.scoresheet.bootstrap.kernel.process.NodeName;
import dev.scoresheet.bootstrap.kernel.process.ReleaseVersion;
import dev.scoresheet.bootstrap.kernel.runtime.CommandPresence;
import dev.scoresheet.bootstrap.kernel.runtime.ServerAddressFile;
import dev.scoresheet.bootstrap.kernel.runtime.ViewOperationsRuntime;
import dev.scoresheet.bootstrap.kernel.store.Database;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Access of verbs to the stores that they work on. It exists before the command line is read, because the verbs are
/// built with it and say which options there are. The configuration follows before a verb runs: it is the only late
/// value of the object graph.
public final class StoreAccess<E> {

    private final Wiring<E> wiring;
    private final Lifecycle lifecycle;
    private Optional<Configuration> late = Optional.empty();

    public StoreAccess(Wiring<E> wiring, Lifecycle lifecycle) {
        this.wiring = wiring;
        this.lifecycle = lifecycle;
    }

    /// Receives the configuration of the verb that runs next.
    public void configured(Configuration read) {
        late = Optional.of(read);
    }

    /// @throws IllegalStateException before the command line is read
    public Configuration configuration() {
        return late.orElseThrow(() -> new IllegalStateException("no verb runs yet, so there is no configuration"));
    }

    /// Configures the subject for a server, which takes no settings of another server.
    public ConfiguredSubject<E> subject() {
        return wiring.configured(configuration().ofSubject())
                .tracing(configuration().tracing());
    }

    /// Returns the maximum bytes of events that are read, queued or written at once.
    public int pageBytes() {
        return configuration().pageBytes();
    }

    /// Returns a port over the stores, for a command that may make a schema. Opening it migrates the schema first.
    public <P> PortSource<P> migrated(Function<Stores<E>, P> port) {
        return () -> open(port, true);
    }

    /// Returns a port over the stores, for every other command. Opening it refuses an absent or older schema and
    /// changes nothing.
    public <P> PortSource<P> unchanged(Function<Stores<E>, P> port) {
        return () -> open(port, false);
    }

    /// Returns the address that the server on the data folder wrote there.
    public Optional<URI> server() {
        var file = ServerAddressFile.file(configuration());
        try {
            return Optional.of(URI.create(Files.readString(file).strip()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new ConfigurationRefused(
                    "cannot read %s, which names the running server: %s".formatted(file, unreadable), unreadable);
        }
    }

    public PortSource<MigrateVerb.Schema> schema() {
        return () -> {
            var database = Database.ofCommand(persistent(), wiring.schemas(), lifecycle);
            return new PortSource.Opened<>(() -> database.migrateAndGrant(lifecycle), lifecycle::close);
        };
    }

    private <P> PortSource.Opened<P> open(Function<Stores<E>, P> port, boolean migrating) throws Exception {
        var database = Database.ofCommand(persistent(), wiring.schemas(), lifecycle);
        if (migrating) {
            database.migrate(lifecycle);
        } else {
            database.requireSchema();
        }
        var options = configuration().postgres().named(Product.NAME + " command");
        var postgres = lifecycle.start(() -> Postgres.open(database.address(), options));
        var backend = new Stores.OnPostgres(postgres, postgres.views(wiring.tables()), database::loops);
        var stores = Stores.on(
                backend, wiring.codec(), new Metrics(), configuration().commands(), TimeSource.system());
        if (migrating) {
            lifecycle.start(() -> presence(stores, NodeName.ofThisProcess()));
        }
        return new PortSource.Opened<>(port.apply(stores), lifecycle::close);
    }

    private CommandPresence presence(Stores<E> stores, String name) {
        var self = new NodeRegistration(
                name,
                ReleaseVersion.version(),
                Set.of(NodeRole.VERB),
                Set.of(),
                Set.of(),
                stores.codec().newestTypes());
        return CommandPresence.start(
                stores.views().nodes(), self, configuration().consumers().lease());
    }

    /// Returns operations on the read models of a command's stores. The schema must exist. The identities of the views
    /// are those that serve, or those given to the command.
    public PortSource<ViewOperations> operations() {
        return operations(true);
    }

    /// Returns the same for commands that act on no identity of this release.
    public PortSource<ViewOperations> operationsOnAnyIdentity() {
        return operations(false);
    }

    private PortSource<ViewOperations> operations(boolean onOurs) {
        return () -> {
            var identities = new CommandIdentities<>(wiring, configuration());
            var subject = onOurs ? identities.configured() : identities.configuredIfPossible();
            var opened = this.<Stores<E>>unchanged(stores -> stores).open();
            var stores = opened.port();
            if (onOurs) {
                identities.check(subject, stores.views().generations().all());
            }
            var lease = configuration().consumers().lease();
            var name = NodeName.ofThisProcess();
            if (onOurs) {
                lifecycle.start(() -> presence(stores, name));
            }
            var runtime = lifecycle.start(() -> new ViewOperationsRuntime<>(
                    stores, subject.topology(), name, lease, configuration().rebuilds()));
            return new PortSource.Opened<>(runtime.operations(), lifecycle::close);
        };
    }

    private Configuration persistent() {
        if (configuration().store() == Configuration.Store.MEMORY) {
            throw new ConfigurationRefused("store is memory: there is no database for this command");
        }
        return configuration();
    }
}
