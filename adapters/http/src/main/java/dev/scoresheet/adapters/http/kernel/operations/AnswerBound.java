package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.operations.Question;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Time limit for answers of the operations listener, independent of the database. Callers with the same request share
/// a running read, so that scrapes do not pile up. Every other request is work. Work begins only after the store
/// answers a question; then it may take the whole time of an answer.
public final class AnswerBound {

    /// Timeout of one question to the store. It is shorter than that of an answer, so the answer is still in time.
    public static final Duration QUESTION = Duration.ofMillis(1_500);

    /// Timeout of an answer that only reads.
    public static final Duration READ = Duration.ofSeconds(2);

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Question<?> store;
    private final Duration question;
    private final Duration read;
    private final ConcurrentHashMap<String, CompletableFuture<Reply>> reads = new ConcurrentHashMap<>();

    /// @param store question that tests whether the store answers at all
    public AnswerBound(Question<?> store) {
        this(store, QUESTION, READ);
    }

    AnswerBound(Question<?> store, Duration question, Duration read) {
        this.store = store;
        this.question = question;
        this.read = read;
    }

    public List<Route> on(List<Route> routes) {
        return routes.stream().map(this::on).toList();
    }

    private Route on(Route route) {
        return new Route(
                route.operation(),
                call -> {
                    try {
                        return isRead(route, call) ? readShared(route, call) : worked(route, call);
                    } catch (StoreUnavailable away) {
                        throw new ProblemException(
                                KernelProblems.unavailable(String.valueOf(away.getMessage()), away.retryAfter()));
                    }
                },
                route.works());
    }

    /// True if callers may share the answer. A request of any other method has a body or changes something, so it is
    /// work, even if its route does not say so.
    private static boolean isRead(Route route, Call call) {
        return !route.works() && READS.contains(call.request().method());
    }

    private Reply readShared(Route route, Call call) {
        var what = String.join(" ", call.request().method(), call.request().target(), call.mediaType());
        var running = reads.computeIfAbsent(what, _ -> begun(route, call));
        var shared = running.whenComplete((_, _) -> reads.remove(what, running));
        return Question.await(Question.bounded(shared, "the store", read));
    }

    private Reply worked(Route route, Call call) {
        store.answer(question);
        return route.endpoint().answer(call);
    }

    private static CompletableFuture<Reply> begun(Route route, Call call) {
        return CompletableFuture.supplyAsync(() -> route.endpoint().answer(call), Thread::startVirtualThread);
    }
}
