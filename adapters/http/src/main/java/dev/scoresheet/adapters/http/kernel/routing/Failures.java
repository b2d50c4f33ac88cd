package dev.scoresheet.adapters.http.kernel.routing;

import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import java.time.Duration;

/// Translation of a failure into a problem. The answer never has the text of an exception; the log has it.
public final class Failures {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private Failures() {}

    /// @param correlation id of the request that failed
    public static Reply reply(Throwable failure, String correlation) {
        return switch (failure) {
            case ProblemException refused -> refused.problem().reply();
            case StoreUnavailable away -> {
                LOG.log(System.Logger.Level.WARNING, "{0}: {1}", correlation, away.getMessage());
                yield retryAfter(
                        KernelProblems.UNAVAILABLE.of("The store cannot serve now. Nothing was changed."),
                        away.retryAfter());
            }
            case OutcomeUnknown unknown -> {
                LOG.log(System.Logger.Level.WARNING, "{0}: {1}", correlation, unknown.getMessage());
                yield retryAfter(KernelProblems.OUTCOME_UNKNOWN.of("Retry with the same key."), Duration.ofSeconds(1));
            }
            case UnreadableEvent unreadable -> unreadable(unreadable, correlation);
            default -> incident(failure, correlation);
        };
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
        return problem.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())))
                .reply();
    }
}
