package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.operations.transfer.ExportFormat;
import dev.scoresheet.application.kernel.operations.transfer.ExportLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Export as JSON lines. Stored text is a string inside them, so that any reader keeps its bytes. Instants are UTC with
/// six decimals, hashes lower-case hex.
public final class JsonExportFormat implements ExportFormat {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final JsonMapper mapper = StrictJsonMapper.mapper(Map.of());

    @Override
    public String line(ExportLine line) {
        return mapper.writeValueAsString(
                switch (line) {
                    case ExportLine.Log log -> log(log);
                    case ExportLine.Event event -> event(event);
                    case ExportLine.Sealed sealed -> seal(sealed);
                    case ExportLine.Transferred(var content) -> RecordLine.written(mapper, content);
                    case ExportLine.End(var chain) ->
                        mapper.createObjectNode().put("kind", "end").put("chain", chain.toString());
                });
    }

    private ObjectNode log(ExportLine.Log line) {
        var head = line.head();
        var object = mapper.createObjectNode()
                .put("kind", "log")
                .put("incarnation", head.incarnation())
                .put("head", head.position())
                .put("chain", head.chain().toString());
        return line.records() == 0 ? object : object.put("records", line.records());
    }

    private ObjectNode event(ExportLine.Event line) {
        var event = line.event();
        return mapper.createObjectNode()
                .put("kind", "event")
                .put("position", event.position())
                .put("stream", event.stream())
                .put("version", event.version())
                .put("type", event.type())
                .put("schemaVersion", event.schemaVersion())
                .put("recordedAt", written(event.recordedAt()))
                .put("metadata", event.metadata())
                .put("data", event.data())
                .put("digest", event.digest().toString());
    }

    private ObjectNode seal(ExportLine.Sealed line) {
        var seal = line.seal();
        return mapper.createObjectNode()
                .put("kind", "seal")
                .put("first", seal.first())
                .put("last", seal.last())
                .put("recordedAt", written(seal.recordedAt()))
                .put("format", seal.format())
                .put("chain", seal.chain().toString());
    }

    static String written(Instant moment) {
        return MICROSECONDS.format(moment);
    }
}
