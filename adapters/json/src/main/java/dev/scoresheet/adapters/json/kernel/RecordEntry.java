package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.HeldInstance.Cause;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Entry of an instance, as an object in a line of an export. Its members have the names of the stored columns.
final class RecordEntry {

    private RecordEntry() {}

    static void write(ObjectNode object, HeldInstance entry) {
        object.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        switch (entry.cause()) {
            case Cause.Evolve(var event) -> object.put("cause", "evolve").put("causeEvent", event.toString());
            case Cause.Reacting(var event, var name) ->
                object.put("cause", "reacting")
                        .put("causeEvent", event.toString())
                        .put("causeReaction", name);
            case Cause.AtDeadline(FiredDeadline(var at, var since)) ->
                object.put("cause", "deadline")
                        .put("causeEvent", since.toString())
                        .put("causeDeadline", JsonExportFormat.written(at));
        }
        object.put("heldFrom", entry.heldFrom())
                .put("silentThrough", entry.silentThrough())
                .put("reason", entry.reason())
                .put("since", JsonExportFormat.written(entry.since()));
    }

    static HeldInstance read(String instance, ImportMembers members) {
        var object = members.only(Set.of(
                "kind",
                "cause",
                "causeEvent",
                "causeReaction",
                "causeDeadline",
                "heldFrom",
                "silentThrough",
                "reason",
                "since"));
        return new HeldInstance(
                instance,
                switch (object.text("kind")) {
                    case "waiting" -> HeldInstance.Kind.WAITING;
                    case "parked" -> HeldInstance.Kind.PARKED;
                    default -> throw new IllegalArgumentException("the kind of its entry is not waiting or parked");
                },
                cause(object),
                object.number("heldFrom"),
                object.number("silentThrough"),
                object.plainText("reason"),
                object.moment("since"));
    }

    private static Cause cause(ImportMembers object) {
        var event = object.event("causeEvent");
        return switch (object.text("cause")) {
            case "evolve" -> new Cause.Evolve(event);
            case "reacting" -> new Cause.Reacting(event, object.plainText("causeReaction"));
            case "deadline" -> new Cause.AtDeadline(new FiredDeadline(object.moment("causeDeadline"), event));
            default -> throw new IllegalArgumentException("the cause of its entry is not evolve, reacting or deadline");
        };
    }
}
