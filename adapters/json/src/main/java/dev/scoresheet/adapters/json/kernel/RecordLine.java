package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.Checkpoint;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfInstance;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfReceipt;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lines of an export with records of processes. A line of kind `process` with the member `instance` is about this
/// instance; another one is about the process itself. An absent value has no member.
final class RecordLine {

    private RecordLine() {}

    static ObjectNode written(JsonMapper mapper, TransferredRecord content) {
        var line = mapper.createObjectNode();
        switch (content) {
            case OfProcess process -> process(line, process);
            case OfInstance instance -> instance(line, instance);
            case OfReceipt receipt -> receipt(line, receipt);
        }
        return line;
    }

    private static void process(ObjectNode line, OfProcess record) {
        line.put("kind", "process")
                .put("process", record.process())
                .put("actsFrom", record.start().actsFrom())
                .put("actsAt", JsonExportFormat.written(record.start().at()))
                .put("actingVersion", record.actingVersion());
        record.ceiling().ifPresent(version -> line.put("ceiling", version));
        record.successor().ifPresent(name -> line.put("successor", name));
        record.closedAt().ifPresent(at -> line.put("closedAt", JsonExportFormat.written(at)));
        var partitions = line.putArray("partitions");
        for (var partition : record.partitions()) {
            var one =
                    partitions.addObject().put("position", partition.position()).put("paused", partition.paused());
            partition.holdAt().ifPresent(position -> one.put("holdAt", position));
        }
        var leftOut = line.putArray("leftOut");
        record.leftOut().forEach(leftOut::add);
    }

    private static void instance(ObjectNode line, OfInstance record) {
        line.put("kind", "process")
                .put("process", record.partition().process())
                .put("partition", record.partition().number())
                .put("instance", record.instance());
        record.entry().ifPresent(entry -> RecordEntry.write(line.putObject("entry"), entry));
        record.fired()
                .ifPresent(fired -> line.putObject("fired")
                        .put("deadline", JsonExportFormat.written(fired.at()))
                        .put("since", fired.since().toString()));
        if (!record.givenUp().isEmpty()) {
            var givenUp = line.putArray("givenUp");
            record.givenUp().forEach(event -> givenUp.add(event.toString()));
        }
    }

    private static void receipt(ObjectNode line, OfReceipt record) {
        line.put("kind", "receipt")
                .put("principal", record.principal())
                .put("keyHash", record.keyHash().toString())
                .put("requestHash", record.requestHash().toString())
                .put("outcome", record.outcome().name().toLowerCase(Locale.ROOT))
                .put("recordedAt", JsonExportFormat.written(record.recordedAt()));
        record.firstPosition().ifPresent(position -> line.put("firstPosition", position));
        record.lastPosition().ifPresent(position -> line.put("lastPosition", position));
        line.put("wrote", record.wrote()).put("saw", record.saw());
    }

    static TransferredRecord ofProcess(ImportMembers line) {
        return line.has("instance")
                ? instance(line.only(Set.of("kind", "process", "partition", "instance", "entry", "fired", "givenUp")))
                : process(line.only(Set.of(
                        "kind",
                        "process",
                        "actsFrom",
                        "actsAt",
                        "actingVersion",
                        "ceiling",
                        "successor",
                        "closedAt",
                        "partitions",
                        "leftOut")));
    }

    private static OfProcess process(ImportMembers line) {
        var partitions = line.objects("partitions").stream()
                .map(one -> one.only(Set.of("position", "paused", "holdAt")))
                .map(one -> new Checkpoint(one.number("position"), one.flag("paused"), one.numberIfPresent("holdAt")))
                .toList();
        return new OfProcess(
                line.plainText("process"),
                new ProcessStart(partitions.size(), line.number("actsFrom"), line.moment("actsAt")),
                line.whole("actingVersion"),
                line.has("ceiling") ? OptionalInt.of(line.whole("ceiling")) : OptionalInt.empty(),
                line.textIfPresent("successor"),
                line.momentIfPresent("closedAt"),
                partitions,
                line.numbers("leftOut"));
    }

    private static OfInstance instance(ImportMembers line) {
        return new OfInstance(
                new PartitionId(line.plainText("process"), line.whole("partition")),
                line.plainText("instance"),
                line.objectIfPresent("entry").map(entry -> RecordEntry.read(line.plainText("instance"), entry)),
                line.objectIfPresent("fired")
                        .map(fired -> fired.only(Set.of("deadline", "since")))
                        .map(fired -> new FiredDeadline(fired.moment("deadline"), fired.event("since"))),
                line.has("givenUp") ? line.events("givenUp") : List.of());
    }

    static TransferredRecord ofReceipt(ImportMembers members) {
        var line = members.only(Set.of(
                "kind",
                "principal",
                "keyHash",
                "requestHash",
                "outcome",
                "recordedAt",
                "firstPosition",
                "lastPosition",
                "wrote",
                "saw"));
        return new OfReceipt(
                line.plainText("principal"),
                line.requiredHash("keyHash"),
                line.requiredHash("requestHash"),
                switch (line.text("outcome")) {
                    case "done" -> ReceiptOutcome.DONE;
                    case "refused" -> ReceiptOutcome.REFUSED;
                    default -> throw new IllegalArgumentException("its outcome is not done or refused");
                },
                line.moment("recordedAt"),
                line.numberIfPresent("firstPosition"),
                line.numberIfPresent("lastPosition"),
                line.plainText("wrote"),
                line.plainText("saw"));
    }
}
