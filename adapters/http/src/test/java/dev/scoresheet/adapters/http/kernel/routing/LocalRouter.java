package dev.scoresheet.adapters.http.kernel.routing;

import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.ContractCheck;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.contract.Operation;
import dev.scoresheet.adapters.http.kernel.contract.RequestTarget;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Router for tests without a socket. It finds the operation of a request in a simple way. The server uses the router
/// of the library instead, and `DispatchTest` compares the two.
public final class LocalRouter {

    private final Endpoints endpoints;

    public LocalRouter(OpenApiContract contract, List<Route> routes, Guard guard) {
        this(new Endpoints(contract, routes, guard));
    }

    /// Returns a router for some routes. The other operations of the contract answer with an empty object.
    public static LocalRouter ofSome(OpenApiContract contract, List<Route> routes, Guard guard) {
        var known = routes.stream().map(Route::operation).collect(Collectors.toSet());
        var others = contract.operations().stream()
                .map(Operation::id)
                .filter(id -> !known.contains(id))
                .map(id -> new Route(id, _ -> Reply.json(200, Map.of())));
        return new LocalRouter(contract, Stream.concat(routes.stream(), others).toList(), guard);
    }

    public LocalRouter(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public Response answer(Request request) {
        try {
            var target = RequestTarget.parse(request.method(), request.target());
            endpoints.guard().check(request, target.segments());
            return endpoints.answer(operation(request, target), target, request);
        } catch (ProblemException refused) {
            return ReplyRenderer.of(
                    refused.problem().reply(),
                    request.correlation(),
                    request.method().equals("HEAD"));
        }
    }

    private Operation operation(Request request, RequestTarget target) {
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        var here = endpoints.operations().stream()
                .filter(operation -> ContractCheck.isAt(operation, target.segments()))
                .toList();
        return here.stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst()
                .orElseThrow(() -> here.isEmpty()
                        ? RequestTarget.notFound()
                        : new ProblemException(KernelProblems.METHOD_NOT_ALLOWED.of("no Allow here")));
    }
}
