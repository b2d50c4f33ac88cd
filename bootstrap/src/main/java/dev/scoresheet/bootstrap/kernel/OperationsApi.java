package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.operations.AnswerBound;
import dev.scoresheet.adapters.http.kernel.operations.HealthCheck;
import dev.scoresheet.adapters.http.kernel.operations.MonitoringRoutes;
import dev.scoresheet.adapters.http.kernel.operations.NodeRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperationsGuard;
import dev.scoresheet.adapters.http.kernel.operations.OperationsRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperatorPage;
import dev.scoresheet.adapters.http.kernel.operations.OperatorSessions;
import dev.scoresheet.adapters.http.kernel.operations.ProcessRoutes;
import dev.scoresheet.adapters.http.kernel.operations.ProjectionRoutes;
import dev.scoresheet.adapters.http.kernel.operations.SessionRoutes;
import dev.scoresheet.adapters.http.kernel.operations.SessionRoutes.AnsweringNode;
import dev.scoresheet.adapters.http.kernel.operations.StreamRoutes;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import dev.scoresheet.adapters.http.kernel.routing.ProblemRoutes;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.application.kernel.operations.ClockCheck;
import dev.scoresheet.application.kernel.operations.LoopHealth;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.Question;
import dev.scoresheet.application.kernel.operations.nodes.NodeLister;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import dev.scoresheet.application.kernel.operations.streams.StreamSurvey;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.process.FileHandles;
import dev.scoresheet.bootstrap.kernel.runtime.DeliveryAuditLoop;
import dev.scoresheet.bootstrap.kernel.runtime.ProcessRuntime;
import dev.scoresheet.bootstrap.kernel.runtime.ReadModelRuntime;
import dev.scoresheet.bootstrap.kernel.runtime.ReceiptPurgeLoop;
import dev.scoresheet.bootstrap.kernel.runtime.ViewOperationsRuntime;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Routes of the operations listener of a server: health, metrics, the log, and operations on read models.
///
/// @param node this node, as the operator's page shows it
/// @param token bearer token that a caller must have
/// @param stopping true once the server stops
record OperationsApi<E>(
        Stores<E> stores,
        ViewOperationsRuntime<E> viewOperations,
        ReadModelRuntime<E> readModels,
        ProcessRuntime<E> processes,
        ProcessOperations processOperations,
        StreamSurvey streams,
        DeliveryAuditLoop auditLoop,
        ReceiptPurgeLoop purgeLoop,
        Metrics metrics,
        AnsweringNode node,
        String token,
        BooleanSupplier stopping) {

    Endpoints endpoints() {
        var log = stores.log();
        var ready = new ArrayList<>(List.of(
                new HealthCheck("store", () -> {
                    log.head();
                    return Optional.empty();
                }),
                new HealthCheck("appends", stores.hindrance()),
                new HealthCheck("clock", stores.clock()::trouble),
                new HealthCheck("files", FileHandles::trouble),
                new HealthCheck(
                        "life",
                        () -> stopping.getAsBoolean() ? Optional.of("the server is stopping") : Optional.empty())));
        ready.add(readModels.ready());
        if (stores.backend() instanceof Stores.OnPostgres onPostgres) {
            ready.add(new HealthCheck(
                    "database", () -> trouble(onPostgres.databaseLoops().get())));
        }
        var live = List.of(new HealthCheck("loops", () -> dead(loops())));
        var routes = new ArrayList<>(new OperationsRoutes(log, live, ready).routes());
        routes.addAll(new MonitoringRoutes(monitored(), TimeSource.system()).routes());
        routes.addAll(
                new ProjectionRoutes(Optional.of(viewOperations.operations()), viewOperations.threads()).routes());
        routes.addAll(new NodeRoutes(nodes(stores)).routes());
        routes.addAll(new ProcessRoutes(processOperations).routes());
        routes.addAll(new StreamRoutes(streams).routes());
        var sessions = new OperatorSessions(token, TimeSource.system());
        var withoutStore = new ArrayList<>(new SessionRoutes(sessions, node).routes());
        withoutStore.addAll(new ProblemRoutes(List.of()).routes());
        var bound = new AnswerBound(new Question<>("the store", log::head, Thread::startVirtualThread));
        return new Endpoints(
                OpenApiContract.read(OperationsRoutes.CONTRACT),
                Stream.concat(bound.on(routes).stream(), withoutStore.stream()).toList(),
                new OperationsGuard(token, sessions),
                OperatorPage.site());
    }

    private static NodeLister nodes(Stores<?> stores) {
        return new NodeLister(
                stores.views().nodes(),
                stores.views().generations(),
                stores.processes().leases());
    }

    private List<LoopStatus> loops() {
        return Stream.of(readModels.loops(), processes.loops(), List.of(auditLoop.loop(), purgeLoop.loop()))
                .flatMap(List::stream)
                .toList();
    }

    private static Optional<String> trouble(List<LoopStatus> loops) {
        var now = TimeSource.system().instant();
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

    private MonitoringRoutes.Monitored monitored() {
        var checks = new ArrayList<>(readModels.checks());
        checks.addAll(processes.checks());
        checks.add(auditLoop.check());
        var clock = new ClockCheck(stores.log(), stores.clock()::estimate);
        checks.add(new HealthCheck("clock", () -> clock.atHead().map(ClockCheck.Ahead::sentence), true));
        metrics.loops(this::loops);
        return new MonitoringRoutes.Monitored(stores.feed()::head, this::loops, checks, metrics::text);
    }
}
