package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Stored form of metadata: an object of texts, in the order of the record. An absent value has no member.
final class JsonMetadata {

    private static final Set<String> MEMBERS = Set.of("correlation", "causation", "actor", "trace");

    private JsonMetadata() {}

    static ObjectNode write(Metadata metadata, JsonMapper mapper) {
        var node = mapper.createObjectNode();
        node.put("correlation", metadata.correlation());
        metadata.causation().ifPresent(causation -> node.put("causation", causation.toString()));
        metadata.actor().ifPresent(actor -> node.put("actor", actor));
        metadata.trace().ifPresent(trace -> node.put("trace", trace));
        return node;
    }

    /// Reads metadata of the common form, as [#write] writes it: no causation and no text that needs escapes. Every
    /// event has metadata, so this form is read without the parser.
    static Optional<Metadata> written(String data) {
        var text = new WrittenText(data);
        var correlation = text.then("{\"correlation\":").word();
        Optional<String> actor = text.goesOnWith(",\"actor\":") ? Optional.of(text.word()) : Optional.empty();
        Optional<String> trace = text.goesOnWith(",\"trace\":") ? Optional.of(text.word()) : Optional.empty();
        return text.then("}").isWhole() && !correlation.isEmpty()
                ? Optional.of(new Metadata(correlation, Optional.empty(), actor, trace))
                : Optional.empty();
    }

    /// Reads metadata. Throws [IllegalArgumentException] for any form that [#write] does not write.
    static Metadata read(JsonNode node) {
        if (!(node instanceof ObjectNode object) || !MEMBERS.containsAll(object.propertyNames())) {
            throw new IllegalArgumentException("it is not an object of correlation, causation, actor and trace");
        }
        return new Metadata(
                text(object, "correlation").orElseThrow(() -> new IllegalArgumentException("it has no correlation")),
                text(object, "causation").map(JsonMetadata::event),
                text(object, "actor"),
                text(object, "trace"));
    }

    private static Optional<String> text(ObjectNode object, String member) {
        var node = object.get(member);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw new IllegalArgumentException("its " + member + " is not a text");
        }
        return Optional.of(node.stringValue());
    }

    private static EventRef event(String written) {
        try {
            return EventRef.parse(written);
        } catch (IllegalArgumentException notAnEvent) {
            throw new IllegalArgumentException("its causation does not have the form stream@version", notAnEvent);
        }
    }
}
