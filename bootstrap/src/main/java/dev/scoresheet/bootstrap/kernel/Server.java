package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.ServeVerb.Served;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.operations.AnswerBound;
import dev.scoresheet.adapters.http.kernel.operations.HealthCheck;
import dev.scoresheet.adapters.http.kernel.operations.MonitoringRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperationsGuard;
import dev.scoresheet.adapters.http.kernel.operations.OperationsRoutes;
import dev.scoresheet.adapters.http.kernel.operations.ProjectionRoutes;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.request.TimeOrderedIds;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.KernelRoutes;
import dev.scoresheet.adapters.http.kernel.routing.Router;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.operations.ClockCheck;
import dev.scoresheet.application.kernel.operations.LoopHealth;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.Question;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Listen;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Store;
import dev.scoresheet.bootstrap.kernel.configuration.ServedSettings;
import dev.scoresheet.bootstrap.kernel.process.FileHandles;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import dev.scoresheet.bootstrap.kernel.process.NodeName;
import dev.scoresheet.bootstrap.kernel.process.ReleaseVersion;
import dev.scoresheet.bootstrap.kernel.runtime.DeliveryAuditLoop;
import dev.scoresheet.bootstrap.kernel.runtime.OperationsToken;
import dev.scoresheet.bootstrap.kernel.runtime.ReadModelRuntime;
import dev.scoresheet.bootstrap.kernel.runtime.ServerAddressFile;
import dev.scoresheet.bootstrap.kernel.runtime.ViewOperationsRuntime;
import dev.scoresheet.bootstrap.kernel.store.Database;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.CommandIdentities;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Server of one node. Its parts start from the inside out (database, stores, API, operations) and end in reverse
/// order.
final class Server<E> {

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    private final StoreAccess<E> access;
    private final Wiring<E> wiring;
    private final Lifecycle lifecycle;
    private final Metrics metrics = new Metrics();
    private final String node = NodeName.ofThisProcess();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Server(StoreAccess<E> access, Wiring<E> wiring, Lifecycle lifecycle) {
        this.access = access;
        this.wiring = wiring;
        this.lifecycle = lifecycle;
    }

    PortSource.Opened<Served> start() throws Exception {
        var configuration = access.configuration();
        Files.createDirectories(configuration.dataDir());
        var stores = stores(configuration);
        var operating = operating(stores, configuration);
        var readSide = readSide(stores, operating, configuration);
        wiring.notices().forEach(notice -> LOG.log(Level.WARNING, notice));
        var shares = shares();
        var api = listen("api", configuration.api(), shares.api(), api(stores, configuration));
        var operations = listen(
                "operations",
                configuration.operations(),
                shares.operations(),
                operations(stores, operating, readSide, configuration));
        lifecycle.start(() -> ServerAddressFile.leave(configuration, URI.create(api)));
        if (configuration.store() != Store.MEMORY) {
            ServedSettings.of(wiring.inForce(), CommandIdentities.identities(wiring))
                    .leave(configuration);
        }
        lifecycle.start(() -> () -> stopping.set(true));
        return new PortSource.Opened<>(new Served(api, operations), lifecycle::close);
    }

    private Stores<E> stores(Configuration configuration) throws Exception {
        var inline = InlineSelection.of(wiring, configuration.consumers().inline());
        if (configuration.store() == Store.MEMORY) {
            LOG.log(Level.WARNING, "the store is memory: everything is gone when this process ends");
            var incarnation = UUID.randomUUID().toString();
            var memory = new MemoryLog<>(wiring.codec(), new Sha256LogDigest(), Clock.systemUTC(), incarnation)
                    .pagingBy(configuration.pageBytes());
            var projections = wiring.topology().applications().stream()
                    .flatMap(application -> application.projections().stream())
                    .toList();
            var views = new MemoryViews(projections, memory.feed()::head, Clock.systemUTC());
            return new Stores.InMemory<>(memory, views, wiring.codec(), metrics);
        }
        var database = Database.ofServer(configuration, access.subjects(), lifecycle);
        database.migrate(lifecycle);
        var options = options(configuration.consumers()).pagingBy(configuration.pageBytes());
        var postgres = lifecycle.start(() -> Postgres.openNode(database.address(), options, metrics.appender()));
        var views = postgres.views(wiring.tables());
        if (!inline.isEmpty()) {
            views.stepInline(wiring.codec(), new Sha256LogDigest(), inline);
        }
        return new Stores.OnPostgres<>(postgres, database::loops, views, wiring.codec(), metrics);
    }

    private static PostgresOptions options(Consumers consumers) {
        return PostgresOptions.DEFAULT.named(Product.NAME + " server").looking(consumers.poll(), consumers.notifying());
    }

    private Optional<ViewOperationsRuntime<E>> operating(Stores<E> stores, Configuration configuration)
            throws Exception {
        var views = stores.views();
        if (views.isEmpty()) {
            return Optional.empty();
        }
        LOG.log(Level.INFO, "this node is {0}", node);
        var lease = configuration.consumers().lease();
        return Optional.of(lifecycle.start(
                () -> new ViewOperationsRuntime<>(stores, views.get(), wiring.topology(), node + "-ops", lease)));
    }

    private Optional<ReadModelRuntime<E>> readSide(
            Stores<E> stores, Optional<ViewOperationsRuntime<E>> operating, Configuration configuration)
            throws Exception {
        if (operating.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(lifecycle.start(() -> ReadModelRuntime.start(
                node,
                stores,
                stores.views().orElseThrow(),
                operating.get().operations().rebuild(),
                wiring.topology(),
                configuration.consumers(),
                metrics)));
    }

    private Router api(Stores<E> stores, Configuration configuration) {
        var site = wiring.site(stores);
        var contract = OpenApiContract.read(site.contract());
        var store = configuration.store().name().toLowerCase(Locale.ROOT);
        var routes = new ArrayList<Route>(
                new KernelRoutes(Product.TITLE, ReleaseVersion.version(), store, contract, site.problems()).routes());
        routes.addAll(site.routes());
        return new Router(contract, routes, Guard.OPEN);
    }

    private Router operations(
            Stores<E> stores,
            Optional<ViewOperationsRuntime<E>> operating,
            Optional<ReadModelRuntime<E>> readSide,
            Configuration configuration)
            throws Exception {
        var log = stores.log();
        var ready = new ArrayList<>(List.of(
                new HealthCheck("store", () -> {
                    log.head();
                    return Optional.empty();
                }),
                new HealthCheck("appends", stores::hindrance),
                new HealthCheck("files", FileHandles::trouble),
                new HealthCheck(
                        "life", () -> stopping.get() ? Optional.of("the server is stopping") : Optional.empty())));
        readSide.ifPresent(side -> ready.add(side.ready()));
        if (stores instanceof Stores.OnPostgres<E> onPostgres) {
            ready.add(new HealthCheck(
                    "database", () -> trouble(onPostgres.databaseLoops().get())));
        }
        var auditing = auditing(operating, configuration);
        var loops = loops(stores, readSide, auditing);
        var live = List.of(new HealthCheck("loops", () -> dead(loops.get())));
        var routes = new ArrayList<>(new OperationsRoutes(log, live, ready).routes());
        routes.addAll(
                new MonitoringRoutes(watched(stores, readSide, auditing, loops), InstantSource.system()).routes());
        routes.addAll(new ProjectionRoutes(
                        operating.map(ViewOperationsRuntime::operations),
                        operating.<Executor>map(ViewOperationsRuntime::threads).orElse(Runnable::run))
                .routes());
        var guard = new OperationsGuard(OperationsToken.of(configuration));
        var bound = new AnswerBound(new Question<>("the store", log::head, Thread::startVirtualThread));
        return new Router(OpenApiContract.read(OperationsRoutes.CONTRACT), bound.on(routes), guard);
    }

    private Optional<DeliveryAuditLoop> auditing(
            Optional<ViewOperationsRuntime<E>> operating, Configuration configuration) throws Exception {
        if (operating.isEmpty()) {
            return Optional.empty();
        }
        var auditor = operating.get().operations().auditor();
        return Optional.of(lifecycle.start(() -> DeliveryAuditLoop.start(
                auditor::audit, configuration.consumers().audit())));
    }

    private Supplier<List<LoopStatus>> loops(
            Stores<E> stores, Optional<ReadModelRuntime<E>> readSide, Optional<DeliveryAuditLoop> auditing) {
        return () -> Stream.concat(
                        readSide.map(ReadModelRuntime::loops).orElseGet(stores::loops).stream(),
                        auditing.map(DeliveryAuditLoop::loop).stream())
                .toList();
    }

    private static Optional<String> trouble(List<LoopStatus> loops) {
        var now = InstantSource.system().instant();
        return loops.stream()
                .flatMap(loop -> LoopHealth.trouble(loop, now).stream())
                .reduce((one, other) -> one + "; " + other);
    }

    /// Returns the dead loops, as a sentence. A restart of the process repairs them.
    private static Optional<String> dead(List<LoopStatus> loops) {
        return loops.stream()
                .filter(loop -> loop.state() == LoopStatus.State.DEAD)
                .map(loop ->
                        "%s is dead: %s".formatted(loop.name(), loop.detail().orElse("")))
                .reduce((one, other) -> one + "; " + other);
    }

    private MonitoringRoutes.Monitored watched(
            Stores<E> stores,
            Optional<ReadModelRuntime<E>> readSide,
            Optional<DeliveryAuditLoop> auditing,
            Supplier<List<LoopStatus>> loops) {
        var checks = new ArrayList<HealthCheck>();
        readSide.ifPresent(side -> checks.addAll(side.checks()));
        auditing.ifPresent(auditor -> checks.add(auditor.check()));
        var clock = new ClockCheck(stores.log(), InstantSource.system());
        checks.add(new HealthCheck("clock", () -> clock.atHead().map(ClockCheck.Ahead::sentence), true));
        metrics.loops(loops);
        return new MonitoringRoutes.Monitored(stores.feed()::head, loops, checks, metrics::text);
    }

    private static Supplier<String> correlations() {
        var ids = new TimeOrderedIds(InstantSource.system(), new SecureRandom());
        return () -> ids.get().toString();
    }

    /// Divides the file handles so that clients cannot take those for the database.
    private static FileHandles.Shares shares() {
        var wanted = Limits.DEFAULT.connections();
        var handles = FileHandles.ofThisProcess();
        if (handles.isEmpty()) {
            return new FileHandles.Shares(wanted, wanted);
        }
        var shares = handles.get().shares(wanted);
        if (shares.api() < wanted || shares.operations() < wanted) {
            LOG.log(
                    Level.WARNING,
                    "{0} file handles (ulimit -n) allow {1} connections of clients and {2} of operators at once",
                    handles.get().most(),
                    shares.api(),
                    shares.operations());
        }
        return shares;
    }

    private String listen(String name, Listen where, int connections, Router router) throws Exception {
        try {
            var limits = Limits.DEFAULT.connections(connections);
            var api = lifecycle.start(
                    () -> HttpApi.start(name, where.host(), where.port(), limits, correlations(), router::answer));
            return "http://%s:%d".formatted(inUrl(where.host()), api.port());
        } catch (IOException taken) {
            throw new VerbFailed(
                    ExitCode.UNREACHABLE,
                    "%s (%s; choose another port, 0 takes a free one)".formatted(taken.getMessage(), name),
                    taken);
        }
    }

    private static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
