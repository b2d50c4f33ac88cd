package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.application.kernel.operations.transfer.ImportFormat;
import dev.scoresheet.application.kernel.operations.transfer.ImportLine;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reader of the lines that [JsonExportFormat] writes: their members and no others, in any order. [ImportLine] lists
/// the members that a handwritten line may omit. An instant may have fewer than six decimals.
public final class JsonImportFormat implements ImportFormat {

    private final JsonMapper mapper = StrictJsonMapper.linesOf(StorableText.LARGEST_READ);

    @Override
    public ImportLine line(String text) {
        JsonNode node;
        try {
            node = mapper.readTree(text);
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException(Trouble.in(notJson), notJson);
        }
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("it is not an object");
        }
        var members = new ImportMembers(object);
        return switch (members.text("kind")) {
            case "log" -> log(members.only(Set.of("kind", "incarnation", "head", "chain", "records")));
            case "event" ->
                event(members.only(Set.of(
                        "kind",
                        "position",
                        "stream",
                        "version",
                        "type",
                        "schemaVersion",
                        "recordedAt",
                        "metadata",
                        "data",
                        "digest")));
            case "seal" -> seal(members.only(Set.of("kind", "first", "last", "recordedAt", "format", "chain")));
            case "process" -> new ImportLine.Transferred(RecordLine.ofProcess(members));
            case "receipt" -> new ImportLine.Transferred(RecordLine.ofReceipt(members));
            case "end" -> end(members.only(Set.of("kind", "chain")));
            default -> throw new IllegalArgumentException("its kind is not log, event, seal, process, receipt or end");
        };
    }

    private static ImportLine log(ImportMembers line) {
        return new ImportLine.Log(line.numberIfPresent("head"), line.hash("chain"), line.numberIfPresent("records"));
    }

    private static ImportLine event(ImportMembers line) {
        return new ImportLine.Event(
                line.number("position"),
                line.text("stream"),
                line.number("version"),
                line.text("type"),
                line.whole("schemaVersion"),
                line.moment("recordedAt"),
                line.text("metadata"),
                line.text("data"),
                line.hash("digest"));
    }

    private static ImportLine seal(ImportMembers line) {
        return new ImportLine.Sealed(new Seal(
                line.number("first"),
                line.number("last"),
                line.moment("recordedAt"),
                line.whole("format"),
                line.requiredHash("chain")));
    }

    private static ImportLine end(ImportMembers line) {
        return new ImportLine.End(line.requiredHash("chain"));
    }
}
