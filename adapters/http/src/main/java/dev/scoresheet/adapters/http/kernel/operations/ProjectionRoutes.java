package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.trace.EventForest;
import dev.scoresheet.application.kernel.operations.trace.TraceFinder;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.consumer.CleanUp;
import dev.scoresheet.application.kernel.operations.views.cutover.RowsDiffer;
import dev.scoresheet.application.kernel.operations.views.model.NoSuchView;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.ActionList;
import dev.scoresheet.application.kernel.operations.views.report.ParkedEntryList;
import dev.scoresheet.application.kernel.operations.views.report.RowExplanation;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.generation.NotDropped;
import dev.scoresheet.application.kernel.projection.generation.ShapeChanged;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import tools.jackson.databind.JsonNode;

/// Routes of the operations listener for read models. They offer the operations of the command line, over the same
/// ports. A rebuild runs in the background and shows in the list; every other operation is answered when it is done.
public final class ProjectionRoutes {

    /// Actor in the audit trail: any holder of the token.
    private static final String BY = "the operations listener";

    private static final int EVENTS_SHOWN = 20;
    private static final int ACTS_SHOWN = 20;
    private static final Duration CLEAN_UP_AFTER = Duration.ofHours(24);
    private static final System.Logger LOG = System.getLogger(ProjectionRoutes.class.getName());

    private final Optional<ViewOperations> given;
    private final Executor background;

    /// @param given operations; none if the store keeps no read models
    public ProjectionRoutes(Optional<ViewOperations> given, Executor background) {
        this.given = given;
        this.background = background;
    }

    public List<Route> routes() {
        return List.of(
                new Route("projections", call -> fresh(operations().listing().list())),
                new Route("parked", call -> refusing(() -> fresh(parked(call)))),
                new Route("acts", call -> refusing(() -> fresh(acts(call)))),
                Route.working("cleanUp", call -> refusing(() -> fresh(cleanUp(new ActionBody(call))))),
                Route.working("actOnProjection", call -> refusing(() -> act(call))),
                Route.working("why", call -> refusing(() -> fresh(why(call)))),
                Route.working("whyByKey", call -> refusing(() -> fresh(why(call)))),
                Route.working(
                        "consequences",
                        call -> refusing(() -> fresh(operations()
                                .consequences()
                                .of(call.number("position").orElseThrow())))),
                Route.working("trace", call -> refusing(() -> fresh(trace(call)))),
                Route.working("audit", call -> fresh(operations().auditor().audit())));
    }

    private ViewOperations operations() {
        return given.orElseThrow(() ->
                new ProblemException(KernelProblems.unavailable("The store of this server keeps no read models.")));
    }

    private static Reply fresh(Object document) {
        return Reply.json(200, document).with("Cache-Control", "no-store");
    }

    private RowExplanation why(Call call) throws InterruptedException {
        return operations().explanation(call.required("view")).why(call.required("key"), EVENTS_SHOWN);
    }

    private EventForest trace(Call call) throws InterruptedException {
        return operations().trace().of(call.required("ref"), (int)
                call.number("limit").orElse(TraceFinder.LIMIT));
    }

    private ParkedEntryList parked(Call call) {
        return operations().listing().parked(call.required("name"), call.number("generation"));
    }

    private ActionList acts(Call call) {
        var limit = (int) call.number("limit").orElse(ACTS_SHOWN);
        return operations().listing().audited(call.required("name"), limit);
    }

    private CleanUp.Done cleanUp(ActionBody body) {
        var waited = body.hours("olderThanHours").orElse(CLEAN_UP_AFTER);
        var cleanUp = new CleanUp(body.text("removedView"), body.hours("unfollowedHours"), waited);
        return operations().control().cleanUp(cleanUp, BY);
    }

    /// Runs the operation, or answers with the problem that prevents it.
    private static Reply refusing(ViewOperation operation) {
        try {
            return operation.reply();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new ProblemException(KernelProblems.unavailable("The server is stopping."));
        } catch (NoSuchView | NotFound unknown) {
            throw new ProblemException(KernelProblems.NOT_FOUND.of(String.valueOf(unknown.getMessage())));
        } catch (OperationRefused | NotDropped | ShapeChanged | RowsUnreadable refused) {
            throw new ProblemException(KernelProblems.OPERATION_REFUSED.of(String.valueOf(refused.getMessage())));
        } catch (ViewNotReady filling) {
            throw new ProblemException(KernelProblems.VIEW_NOT_READY
                    .of("The read model " + filling.view().view() + " is being filled.")
                    .header("Retry-After", "5"));
        } catch (SubscriptionStopped older) {
            throw new ProblemException(KernelProblems.OPERATION_REFUSED.of(older.sentence()));
        } catch (RowsDiffer differs) {
            throw new ProblemException(KernelProblems.OPERATION_REFUSED
                    .of(String.valueOf(differs.getMessage()))
                    .with("compared", differs.report()));
        }
    }

    @FunctionalInterface
    private interface ViewOperation {
        Reply reply() throws InterruptedException, RowsDiffer;
    }

    private Reply act(Call call) throws InterruptedException, RowsDiffer {
        var view = call.required("name");
        var body = new ActionBody(call);
        return switch (call.required("action")) {
            case "rebuild" -> rebuild(view, body);
            case "estimate" -> fresh(operations().estimate(view));
            case "check" -> fresh(operations().foldCheck(view).check(body.generation(), ProgressListener.NONE));
            case "cancel" -> done(operations().rebuild(view).cancel(body.generation(), BY));
            case "discard" -> done(operations().rebuild(view).discard(body.generation(), body.required("reason"), BY));
            case "diff" -> fresh(operations().comparison(view).diff(body.expected(), BY));
            case "cutover" ->
                fresh(operations().cutOver(view).run(body.generation(), body.expected(), body.text("accept"), BY));
            case "rollback" -> fresh(operations().rollBack(view).run(body.generation(), BY, ProgressListener.NONE));
            case "pause" -> done(operations().control().pause(view, body.generation(), BY));
            case "resume" -> done(operations().control().resume(view, body.generation(), BY));
            case "hand-over" -> done(operations().control().handOver(view, body.generation(), body.required("to"), BY));
            case "retry" -> fresh(operations().repair(view).retry(body.required("entry"), body.generation(), BY));
            case "give-up" -> fresh(operations().repair(view).giveUp(body.required("entry"), body.generation(), BY));
            case String other ->
                throw new IllegalStateException("the contract permits the action '" + other + "', which has no code");
        };
    }

    private static Reply done(long generation) {
        return fresh(Map.of("generation", generation));
    }

    private Reply rebuild(String view, ActionBody body) throws InterruptedException {
        requireMeant(body);
        var key = body.text("key");
        if (key.isPresent()) {
            return fresh(operations().repair(view).key(key.get(), body.generation(), BY));
        }
        var stream = body.text("stream");
        if (stream.isPresent()) {
            var id = body.call().value("/stream", node -> StreamId.parse(node.stringValue()));
            return fresh(operations().repair(view).stream(id, body.generation(), BY));
        }
        operations().rebuild(view).requireNoneRunning();
        var estimate = operations().estimate(view);
        background.execute(() -> inTheBackground(view, body.call().correlation()));
        return Reply.json(202, estimate).with("Cache-Control", "no-store");
    }

    /// Refuses members that the rebuild would ignore.
    private static void requireMeant(ActionBody body) {
        var key = body.text("key").isPresent();
        var stream = body.text("stream").isPresent();
        if (key && stream) {
            throw ProblemException.body("/stream", "goes without /key: send one request for each");
        }
        if (body.generation().isPresent() && !key && !stream) {
            throw ProblemException.body(
                    "/generation", "goes with /key or /stream only: leave it out to fill a new generation");
        }
    }

    private void inTheBackground(String view, String correlation) {
        try {
            operations().rebuild(view).run(false, BY, ProgressListener.NONE);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, correlation + ": the rebuild of " + view + " failed", failed);
        }
    }

    /// Body of an action.
    private record ActionBody(Call call) {

        Optional<String> text(String member) {
            var node = call.body().get(member);
            return Optional.ofNullable(node).map(JsonNode::stringValue);
        }

        String required(String member) {
            return text(member).orElseThrow(() -> ProblemException.body("/" + member, "the action requires it"));
        }

        OptionalLong generation() {
            return number("generation");
        }

        OptionalLong number(String member) {
            var node = call.body().get(member);
            return node == null ? OptionalLong.empty() : OptionalLong.of(node.longValue());
        }

        Optional<Duration> hours(String member) {
            var number = number(member);
            return number.isPresent() ? Optional.of(Duration.ofHours(number.getAsLong())) : Optional.empty();
        }

        Set<String> expected() {
            var keys = new HashSet<String>();
            var node = call.body().get("expect");
            if (node != null) {
                node.forEach(key -> keys.add(key.stringValue()));
            }
            return keys;
        }
    }
}
