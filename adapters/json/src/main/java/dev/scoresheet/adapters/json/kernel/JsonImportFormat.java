package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.application.kernel.operations.transfer.ImportFormat;
import dev.scoresheet.application.kernel.operations.transfer.ImportLine;
import java.util.OptionalLong;
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
            case "log" -> log(members.only(Set.of("kind", "incarnation", "head", "chain")));
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
            default -> throw new IllegalArgumentException("its kind is not log, event or seal");
        };
    }

    private static ImportLine log(ImportMembers line) {
        return new ImportLine.Log(
                line.has("head") ? OptionalLong.of(line.number("head")) : OptionalLong.empty(), line.hash("chain"));
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
                line.hash("chain").orElseThrow(() -> new IllegalArgumentException("it has no chain"))));
    }
}
