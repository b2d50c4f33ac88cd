package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.ServeVerb.Served;
import dev.scoresheet.adapters.http.kernel.operations.SessionRoutes.AnsweringNode;
import dev.scoresheet.adapters.http.kernel.request.TimeOrderedIds;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.adapters.runner.kernel.NodePresence;
import dev.scoresheet.adapters.runner.kernel.PartitionRunner;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.application.kernel.operations.streams.StreamSurvey;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Listen;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Store;
import dev.scoresheet.bootstrap.kernel.process.FileHandles;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import dev.scoresheet.bootstrap.kernel.process.NodeName;
import dev.scoresheet.bootstrap.kernel.process.ReleaseVersion;
import dev.scoresheet.bootstrap.kernel.runtime.DeliveryAuditLoop;
import dev.scoresheet.bootstrap.kernel.runtime.OperationsToken;
import dev.scoresheet.bootstrap.kernel.runtime.ProcessRuntime;
import dev.scoresheet.bootstrap.kernel.runtime.ReadModelRuntime;
import dev.scoresheet.bootstrap.kernel.runtime.ReceiptPurgeLoop;
import dev.scoresheet.bootstrap.kernel.runtime.ServerAddressFile;
import dev.scoresheet.bootstrap.kernel.runtime.ThisNode;
import dev.scoresheet.bootstrap.kernel.runtime.ViewOperationsRuntime;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.ConfiguredSubject;
import dev.scoresheet.bootstrap.kernel.wiring.ServedSettings;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Server of one node. Its parts start from the inside out (database, stores, API, operations) and end in reverse
/// order.
final class Server<E> {

    private static final System.Logger LOG = System.getLogger(Server.class.getName());
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::");

    private final Configuration configuration;
    private final Wiring<E> wiring;
    private final ConfiguredSubject<E> subject;
    private final Lifecycle lifecycle;
    private final Metrics metrics = new Metrics();
    private final String node = NodeName.ofThisProcess();
    private final AtomicBoolean stopping = new AtomicBoolean();

    Server(StoreAccess<E> access, Wiring<E> wiring, Lifecycle lifecycle) {
        this.configuration = access.configuration();
        this.wiring = wiring;
        this.subject = access.subject();
        this.lifecycle = lifecycle;
    }

    PortSource.Opened<Served> start() throws Exception {
        Files.createDirectories(configuration.dataDir());
        var stores = new ServerStores<>(configuration, wiring, subject, lifecycle, metrics).open();
        var viewOperations = viewOperations(stores);
        var readModels = readModels(stores, viewOperations);
        var processes = processes(stores, readModels.presence()); // before a client can append
        wiring.notices().forEach(notice -> LOG.log(Level.WARNING, notice));
        var shares = FileHandles.sharesOfThisProcess(configuration.limits().connections());
        var api = answersClients()
                ? Optional.of(listen("api", configuration.api(), shares.api(), api(stores)))
                : Optional.<String>empty();
        var token = OperationsToken.of(configuration);
        var operationsApi = new OperationsApi<>(
                stores,
                viewOperations,
                readModels,
                processes,
                ProcessRuntime.operations(stores, subject.topology()),
                new StreamSurvey(stores.lengths(), subject.topology()),
                auditLoop(viewOperations),
                purgeLoop(stores),
                metrics,
                new AnsweringNode(node, ReleaseVersion.version(), storeName()),
                token,
                stopping::get);
        var operations =
                listen("operations", configuration.operations(), shares.operations(), operationsApi.endpoints());
        if (api.isPresent()) {
            lifecycle.start(() -> ServerAddressFile.leave(configuration, URI.create(api.get())));
        }
        if (configuration.store() != Store.MEMORY) {
            ServedSettings.of(subject.inForce(), subject.identities()).leave(configuration);
        }
        lifecycle.start(() -> () -> stopping.set(true));
        return new PortSource.Opened<>(new Served(api, operations), lifecycle::close);
    }

    private boolean answersClients() {
        return configuration.nodeRoles().contains(NodeRole.HTTP);
    }

    private ViewOperationsRuntime<E> viewOperations(Stores<E> stores) throws Exception {
        LOG.log(Level.INFO, "this node is {0}", node);
        var lease = configuration.consumers().lease();
        return lifecycle.start(() -> new ViewOperationsRuntime<>(
                stores, subject.topology(), node + "-ops", lease, configuration.rebuilds()));
    }

    private ReadModelRuntime<E> readModels(Stores<E> stores, ViewOperationsRuntime<E> viewOperations) throws Exception {
        return lifecycle.start(() -> ReadModelRuntime.start(
                self(),
                stores,
                viewOperations.operations().rebuilds(),
                subject.topology(),
                configuration.consumers(),
                metrics));
    }

    private ThisNode self() {
        return new ThisNode(node, ReleaseVersion.version(), configuration.nodeRoles());
    }

    private ProcessRuntime<E> processes(Stores<E> stores, NodePresence presence) throws Exception {
        return lifecycle.start(() -> ProcessRuntime.start(
                self(),
                presence,
                stores,
                subject.topology(),
                configuration.consumers(),
                PartitionRunner.ProcessOptions.of(configuration.commands().clockGrace(), TimeSource.system()),
                metrics));
    }

    private Endpoints api(Stores<E> stores) {
        return subject.api().apply(stores).endpoints(storeName(), health(configuration.operations()));
    }

    private String storeName() {
        return configuration.store().name().toLowerCase(Locale.ROOT);
    }

    /// Returns the address of the health, if it is known before the server listens.
    private static Optional<URI> health(Listen operations) {
        return operations.port() == 0 || WILDCARDS.contains(operations.host())
                ? Optional.empty()
                : Optional.of(
                        URI.create("http://%s:%d/health/ready".formatted(inUrl(operations.host()), operations.port())));
    }

    private DeliveryAuditLoop auditLoop(ViewOperationsRuntime<E> viewOperations) throws Exception {
        var auditor = viewOperations.operations().auditor();
        return lifecycle.start(() -> DeliveryAuditLoop.start(
                auditor::audit, configuration.consumers().audit()));
    }

    private ReceiptPurgeLoop purgeLoop(Stores<E> stores) throws Exception {
        return lifecycle.start(
                () -> ReceiptPurgeLoop.start(stores.receipts(), configuration.receipts(), TimeSource.system()));
    }

    private static Supplier<String> correlations() {
        var ids = new TimeOrderedIds(TimeSource.system(), new SecureRandom());
        return () -> ids.get().toString();
    }

    private String listen(String name, Listen where, int connections, Endpoints endpoints) throws Exception {
        var limits = configuration.limits().connections(connections);
        var api = lifecycle.start(
                () -> HttpApi.start(name, where.host(), where.port(), limits, correlations(), endpoints));
        return "http://%s:%d".formatted(inUrl(where.host()), api.port());
    }

    private static String inUrl(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
