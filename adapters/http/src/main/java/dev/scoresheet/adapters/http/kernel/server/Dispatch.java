package dev.scoresheet.adapters.http.kernel.server;

import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.contract.Accept;
import dev.scoresheet.adapters.http.kernel.contract.Operation;
import dev.scoresheet.adapters.http.kernel.contract.RequestTarget;
import dev.scoresheet.adapters.http.kernel.page.HtmlPage;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.routing.Endpoints;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Router of the library with the operations of a contract: a route for each, named by its id, and one for each page
/// and each folder of files. Its own handlers read the body and check the target first, so that the routes see a path
/// that has
/// only one reading.
final class Dispatch {

    private static final String TARGET = "target";
    static final String REQUEST = "request";
    private static final String ALLOWED = "allowed";
    private static final String PAGE = "text/html";

    private final Endpoints endpoints;
    private final Limits limits;
    private final Function<RoutingContext, Exchange> exchanges;
    private final BodyHandler bodies;

    /// @param exchanges exchange of a request that the router handles
    Dispatch(Endpoints endpoints, Limits limits, Function<RoutingContext, Exchange> exchanges) {
        this.endpoints = endpoints;
        this.limits = limits;
        this.exchanges = exchanges;
        this.bodies = BodyHandler.create(false).setBodyLimit(limits.bodyBytes());
    }

    Router router(Vertx vertx) {
        var router = Router.router(vertx);
        router.route().failureHandler(this::failed).handler(this::readBody);
        router.route().handler(this::check);
        endpoints.operations().forEach(operation -> mount(router, operation));
        endpoints.operations().stream()
                .collect(Collectors.groupingBy(
                        Dispatch::path, Collectors.flatMapping(Dispatch::methods, Collectors.toSet())))
                .forEach((path, methods) -> router.route(path).handler(context -> collect(context, methods)));
        endpoints
                .site()
                .pages()
                .forEach((address, page) -> router.route(path(address)).handler(context -> show(context, page)));
        endpoints
                .site()
                .folders()
                .forEach(folder -> router.route(folder.path() + "*").handler(new FolderHandler(folder, exchanges)));
        return router.errorHandler(404, this::unmatched);
    }

    private void mount(Router router, Operation operation) {
        var route = router.route(path(operation)).setName(operation.id());
        methods(operation).map(HttpMethod::valueOf).forEach(route::method);
        route.handler(context -> {
            var target = Objects.requireNonNull(context.<RequestTarget>get(TARGET));
            var request = Objects.requireNonNull(context.<Request>get(REQUEST));
            exchanges.apply(context).answer(() -> endpoints.answer(operation, target, request));
        });
    }

    /// Returns the path in the form of the library.
    private static String path(Operation operation) {
        return operation.path().stream()
                .map(segment -> segment.startsWith("{") ? ":" + segment.substring(1, segment.length() - 1) : segment)
                .collect(Collectors.joining("/", "/", ""));
    }

    /// Returns the address of a page in the form of the library.
    private static String path(String address) {
        return address.replaceAll("\\{([^}]*)}", ":$1");
    }

    private static Stream<String> methods(Operation operation) {
        return operation.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(operation.method());
    }

    private void show(RoutingContext context, HtmlPage page) {
        var request = Objects.requireNonNull(context.<Request>get(REQUEST));
        if (!FolderHandler.METHODS.contains(request.method())) {
            collect(context, FolderHandler.METHODS);
            return;
        }
        var head = request.method().equals("HEAD");
        var response = ReplyRenderer.of(page.reply(request), request.correlation(), head);
        exchanges.apply(context).answer(() -> response);
    }

    /// Lets the library read the body, if there is one.
    private void readBody(RoutingContext context) {
        if (Framing.announcesBody(context.request().headers())) {
            bodies.handle(context);
        } else {
            context.next();
        }
    }

    /// Checks the target, then the guard, before any route sees the request.
    private void check(RoutingContext context) {
        var request = exchanges.apply(context).whole(context.body().buffer());
        var target = RequestTarget.parse(request.method(), request.target());
        endpoints.guard().check(request, target.segments());
        context.put(TARGET, target).put(REQUEST, request).next();
    }

    /// Collects the methods of a path. All paths that match are asked, because their patterns may overlap.
    static void collect(RoutingContext context, Set<String> methods) {
        var allowed = new TreeSet<>(methods);
        allowed.addAll(context.get(ALLOWED, Set.of()));
        context.put(ALLOWED, allowed).next();
    }

    private void unmatched(RoutingContext context) {
        var allowed = String.join(", ", context.get(ALLOWED, Set.<String>of()));
        var exchange = exchanges.apply(context);
        if (!allowed.isEmpty()) {
            exchange.fail(notAllowed(allowed));
            return;
        }
        endpoints
                .site()
                .missing()
                .filter(page -> wantsPage(context))
                .ifPresentOrElse(
                        page -> exchange.fail(page.notFound()),
                        () -> exchange.fail(RequestTarget.notFound().problem()));
    }

    /// True for a browser that goes to an address, and false for a program.
    private static boolean wantsPage(RoutingContext context) {
        var request = context.<Request>get(REQUEST);
        return request != null
                && FolderHandler.METHODS.contains(request.method())
                && Accept.best(request.headers().getAll("Accept"), List.of(Problem.MEDIA_TYPE, PAGE))
                        .equals(Optional.of(PAGE));
    }

    private static Problem notAllowed(String methods) {
        return KernelProblems.METHOD_NOT_ALLOWED
                .of("This path supports " + methods + ".")
                .header("Allow", methods);
    }

    private static Problem targetProblem(HttpServerRequest request) {
        try {
            RequestTarget.parse(request.method().name(), request.uri());
            return RequestTarget.notFound().problem();
        } catch (ProblemException refused) {
            return refused.problem();
        }
    }

    private void failed(RoutingContext context) {
        var exchange = exchanges.apply(context);
        if (!context.request().uri().startsWith("/")) { // the library let no handler see it
            exchange.refuse(targetProblem(context.request()));
            return;
        }
        switch (context.statusCode()) {
            case 413 -> exchange.refuse(Framing.tooLarge(limits.bodyBytes()));
            case 200, 400 -> exchange.broken(); // while the library read the body
            default -> exchange.fail(Objects.requireNonNull(context.failure()));
        }
    }
}
