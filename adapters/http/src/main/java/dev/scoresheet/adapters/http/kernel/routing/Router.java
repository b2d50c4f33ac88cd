package dev.scoresheet.adapters.http.kernel.routing;

import dev.scoresheet.adapters.http.kernel.answer.ReplyRenderer;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.CallReader;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.contract.Operation;
import dev.scoresheet.adapters.http.kernel.contract.RequestTarget;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Endpoint;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/// Function from a request to a response. It finds the operation, checks the call against its contract, calls the
/// endpoint, and turns every failure into a problem. It needs no server. Thread-safe.
public final class Router {

    private static final System.Logger LOG = System.getLogger(Router.class.getName());
    private static final String RETRY_AFTER = "Retry-After";

    private final List<Operation> operations;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Guard guard;

    /// Throws unless every operation has exactly one endpoint and every endpoint has an operation.
    public Router(OpenApiContract contract, List<Route> routes, Guard guard) {
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

    public Response answer(Request request) {
        var correlation = request.correlation();
        Reply reply;
        try {
            reply = reply(request);
        } catch (ProblemException refused) {
            reply = refused.problem().reply();
        } catch (StoreUnavailable away) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1}", correlation, away.getMessage());
            reply = retryAfter(
                    KernelProblems.UNAVAILABLE.of("The store cannot serve now. Nothing was changed."),
                    away.retryAfter());
        } catch (OutcomeUnknown unknown) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1}", correlation, unknown.getMessage());
            reply = retryAfter(KernelProblems.OUTCOME_UNKNOWN.of("Retry with the same key."), Duration.ofSeconds(1));
        } catch (UnreadableEvent unreadable) {
            reply = unreadable(unreadable, correlation);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError defect) {
            reply = incident(defect, correlation);
        }
        try {
            return ReplyRenderer.of(reply, correlation, request.method().equals("HEAD"));
        } catch (RuntimeException defect) {
            return ReplyRenderer.of(incident(defect, correlation), correlation, false);
        }
    }

    private Reply reply(Request request) {
        var target = RequestTarget.parse(request.method(), request.target());
        guard.check(request, target.segments());
        var here = operations.stream()
                .filter(operation -> operation.isAt(target.segments()))
                .toList();
        if (here.isEmpty()) {
            throw RequestTarget.notFound();
        }
        var method = request.method().equals("HEAD") ? "GET" : request.method();
        var operation = here.stream()
                .filter(candidate -> candidate.method().equals(method))
                .findFirst()
                .orElseThrow(() -> notAllowed(here));
        var call = CallReader.read(request, target, operation);
        return Objects.requireNonNull(endpoints.get(operation.id())).answer(call);
    }

    private static ProblemException notAllowed(List<Operation> here) {
        var methods = new TreeSet<String>();
        here.forEach(operation -> methods.add(operation.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        var allow = String.join(", ", methods);
        return new ProblemException(KernelProblems.METHOD_NOT_ALLOWED
                .of("This path supports " + allow + ".")
                .header("Allow", allow));
    }

    private static Reply unreadable(UnreadableEvent unreadable, String correlation) {
        return switch (unreadable.reason()) {
            case UNKNOWN_TYPE, NEWER_VERSION -> {
                LOG.log(System.Logger.Level.WARNING, "{0}: {1}", correlation, unreadable.getMessage());
                yield retryAfter(
                        KernelProblems.NEWER_RELEASE_NEEDED.of(
                                "The history has an event that this release cannot read."),
                        Duration.ofSeconds(30));
            }
            case MALFORMED, DIGEST -> incident(unreadable, correlation);
        };
    }

    private static Reply incident(Throwable defect, String correlation) {
        LOG.log(System.Logger.Level.ERROR, "incident " + correlation, defect);
        return KernelProblems.INTERNAL_ERROR
                .of("The server found a defect or damaged data. Its log has the incident.")
                .with("incident", correlation)
                .reply();
    }

    private static Reply retryAfter(Problem problem, Duration wait) {
        return problem.header(RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())))
                .reply();
    }
}
