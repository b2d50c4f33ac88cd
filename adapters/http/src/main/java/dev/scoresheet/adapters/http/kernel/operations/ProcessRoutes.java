package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.operations.processes.NoSuchProcess;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import dev.scoresheet.application.kernel.operations.processes.WishRecorded;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Routes of the operations listener for processes. They offer the operations of the command line, over the same ports.
public record ProcessRoutes(ProcessOperations operations) {

    /// Actor in the audit trail: any holder of the token.
    private static final String BY = "the operations listener";

    private static final int ENTRIES_SHOWN = 100;
    private static final int ACTS_SHOWN = 20;

    public List<Route> routes() {
        return List.of(
                new Route("processes", _ -> fresh(operations.list())),
                new Route(
                        "process",
                        call -> answered(() -> operations.report(call.required("name"), ENTRIES_SHOWN, ACTS_SHOWN))),
                Route.working(
                        "processInstance",
                        call -> answered(() -> operations.show(call.required("name"), call.required("instance")))),
                Route.working("actOnProcess", call -> answered(() -> act(call))));
    }

    private WishRecorded act(Call call) {
        var name = call.required("name");
        return switch (call.required("action")) {
            case "retry" -> operations.retry(name, required(call, "instance"), BY);
            case "give-up" -> giveUp(call, name);
            case "pause" -> operations.pause(name, true, BY);
            case "resume" -> operations.pause(name, false, BY);
            case "roll-back" -> operations.rollBack(name, version(call), BY);
            case "roll-forward" -> operations.rollForward(name, BY);
            case String other ->
                throw new IllegalStateException("the contract permits the action '" + other + "', which has no code");
        };
    }

    private WishRecorded giveUp(Call call, String name) {
        var position = number(call, "position");
        return position.isPresent()
                ? operations.giveUp(name, position.getAsLong(), BY)
                : operations.giveUp(name, required(call, "instance"), text(call, "cause"), BY);
    }

    private static Reply answered(Supplier<Object> operation) {
        try {
            return fresh(operation.get());
        } catch (NoSuchProcess | NotFound unknown) {
            throw new ProblemException(KernelProblems.NOT_FOUND.of(String.valueOf(unknown.getMessage())));
        } catch (OperationRefused refused) {
            throw new ProblemException(KernelProblems.OPERATION_REFUSED.of(String.valueOf(refused.getMessage())));
        }
    }

    private static Reply fresh(Object document) {
        return Reply.json(200, document).with("Cache-Control", "no-store");
    }

    private static Optional<String> text(Call call, String member) {
        return Optional.ofNullable(call.body().get(member)).map(JsonNode::stringValue);
    }

    private static String required(Call call, String member) {
        return text(call, member).orElseThrow(() -> ProblemException.body("/" + member, "the action requires it"));
    }

    private static OptionalLong number(Call call, String member) {
        var node = call.body().get(member);
        return node == null ? OptionalLong.empty() : OptionalLong.of(node.longValue());
    }

    private static OptionalInt version(Call call) {
        var node = call.body().get("version");
        return node == null ? OptionalInt.empty() : OptionalInt.of(node.intValue());
    }
}
