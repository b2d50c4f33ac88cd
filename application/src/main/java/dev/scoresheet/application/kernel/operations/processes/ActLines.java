package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.process.inspect.ProcessAct;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct.Decision;
import dev.scoresheet.application.kernel.process.store.Wish.Request;
import java.util.List;

/// Acts of operators on a process, as `process acts` shows them.
public record ActLines(List<ActLine> acts) {

    /// @param at instant in UTC
    public record ActLine(String at, String by, String action, String detail) {}

    static ActLines of(List<ProcessAct> acts) {
        return new ActLines(acts.stream().map(ActLines::line).toList());
    }

    private static ActLine line(ProcessAct act) {
        var about = about(act.decision());
        return new ActLine(
                act.at().toString(),
                act.by(),
                action(act.decision()),
                "partition %d%s%s"
                        .formatted(
                                act.partition(), about.isEmpty() ? "" : ", " + about, act.settled() ? "" : ", open"));
    }

    private static String action(Decision decision) {
        return switch (decision) {
            case Decision.Paused(var paused) -> paused ? "pause" : "resume";
            case Decision.RolledBack _ -> "roll-back";
            case Decision.RolledForward() -> "roll-forward";
            case Decision.Wished(var request) ->
                switch (request) {
                    case Request.Retry _ -> "retry";
                    case Request.GiveUp _, Request.GiveUpPosition _ -> "give-up";
                    case Request.HandOver _ -> "hand-over";
                };
        };
    }

    private static String about(Decision decision) {
        return switch (decision) {
            case Decision.Paused _, Decision.RolledForward() -> "";
            case Decision.RolledBack(var version) -> "to version " + version;
            case Decision.Wished(var request) ->
                switch (request) {
                    case Request.Retry(var instance) -> "instance " + instance;
                    case Request.GiveUp(var instance, var cause) -> "instance " + instance + ", " + CauseText.of(cause);
                    case Request.GiveUpPosition(var position) -> "position " + position;
                    case Request.HandOver(var version) -> "to version " + version;
                };
        };
    }
}
