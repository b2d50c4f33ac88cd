package dev.scoresheet.adapters.http.kernel.routing;

import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.CallReader;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.contract.Operation;
import dev.scoresheet.adapters.http.kernel.contract.RequestTarget;
import dev.scoresheet.adapters.http.kernel.page.PageSite;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Endpoint;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Endpoints of a contract, bound to its operations by id. It checks a call against the contract, calls the endpoint,
/// and turns every failure into a problem. It needs no server: the server's router only finds the operation.
/// Thread-safe.
public final class Endpoints {

    private final List<Operation> operations;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Guard guard;
    private final PageSite site;

    /// Endpoints without pages.
    public Endpoints(OpenApiContract contract, List<Route> routes, Guard guard) {
        this(contract, routes, guard, PageSite.of(List.of()));
    }

    /// Throws unless every operation has exactly one endpoint and every endpoint has an operation.
    ///
    /// @param guard check of every request, before its operation is known
    /// @param site pages beside the operations, and the files that pages load
    public Endpoints(OpenApiContract contract, List<Route> routes, Guard guard, PageSite site) {
        this.site = site;
        this.operations = contract.operations();
        this.guard = guard;
        for (var route : routes) {
            if (endpoints.put(route.operation(), route.endpoint()) != null) {
                throw new SubjectIncomplete("the operation " + route.operation() + " has two endpoints");
            }
        }
        var without = new TreeSet<String>();
        var unknown = new HashSet<>(endpoints.keySet());
        for (var operation : operations) {
            if (!unknown.remove(operation.id())) {
                without.add(operation.id());
            }
        }
        if (!without.isEmpty() || !unknown.isEmpty()) {
            throw new SubjectIncomplete("these operations have no endpoint: " + without
                    + "; these endpoints have no operation: " + new TreeSet<>(unknown));
        }
    }

    /// Returns all operations, in the order of the contract.
    public List<Operation> operations() {
        return operations;
    }

    public PageSite site() {
        return site;
    }

    public Guard guard() {
        return guard;
    }

    /// Answers a request for an operation.
    ///
    /// @param target target of the request, in its parts
    public Response answer(Operation operation, RequestTarget target, Request request) {
        var correlation = request.correlation();
        Reply reply;
        try {
            reply = Objects.requireNonNull(endpoints.get(operation.id()))
                    .answer(CallReader.read(request, target, operation));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
            reply = Failures.reply(failure, request);
        }
        try {
            return ReplyRenderer.of(reply, correlation, request.method().equals("HEAD"));
        } catch (RuntimeException defect) {
            return ReplyRenderer.of(Failures.reply(defect, request), correlation, false);
        }
    }
}
