package dev.scoresheet.adapters.http.kernel.routing;

import dev.scoresheet.adapters.http.kernel.answer.CommandContexts;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import java.time.Duration;
import java.util.Objects;

/// Translation of a failure into a problem. The answer never has the text of an exception; the log has it.
public final class Failures {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private Failures() {}

    /// @param request the request that failed
    public static Reply reply(Throwable failure, Request request) {
        var correlation = request.correlation();
        return switch (failure) {
            case ProblemException refused -> refused.problem().reply();
            case StoreUnavailable away -> {
                LOG.log(System.Logger.Level.WARNING, "{0}: {1}", correlation, away.getMessage());
                yield KernelProblems.unavailable("The store cannot serve now. Nothing was changed.", away.retryAfter())
                        .reply();
            }
            case OutcomeUnknown unknown -> {
                LOG.log(System.Logger.Level.WARNING, "{0}: {1}", correlation, unknown.getMessage());
                yield outcomeUnknown(request).reply();
            }
            case UnreadableEvent unreadable -> unreadable(unreadable, correlation);
            default -> incident(failure, correlation);
        };
    }

    /// Returns the problem of a write that may take effect, or may have done so. Without a key the client must not
    /// repeat it at once, so the problem has no `Retry-After`.
    public static Problem outcomeUnknown(Request request) {
        var created = Objects.requireNonNull(request.created().get());
        var problem = request.headers().contains(CommandContexts.KEY)
                ? KernelProblems.OUTCOME_UNKNOWN.of("Retry with the same key.").header("Retry-After", "1")
                : KernelProblems.OUTCOME_UNKNOWN.of(created.map(id -> "Read the resource with the id " + id
                                + ". If it is missing, this request may still create it. A new request creates another "
                                + "one; send it with an Idempotency-Key.")
                        .orElse("Read the resource. If the change is missing, send the request again with If-Match set "
                                + "to the version that you read, and with an Idempotency-Key. Until it is answered, "
                                + "repeat it unchanged, If-Match included. 412 means: read again."));
        return created.map(id -> problem.with("id", id)).orElse(problem);
    }

    private static Reply unreadable(UnreadableEvent unreadable, String correlation) {
        return switch (unreadable.reason()) {
            case UNKNOWN_TYPE, NEWER_VERSION -> {
                LOG.log(System.Logger.Level.WARNING, "{0}: {1}", correlation, unreadable.getMessage());
                yield KernelProblems.NEWER_RELEASE_NEEDED
                        .of("The history has an event that this release cannot read.")
                        .retryAfter(Duration.ofSeconds(30))
                        .reply();
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
}
