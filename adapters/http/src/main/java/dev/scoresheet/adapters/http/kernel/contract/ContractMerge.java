package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Merge of the parts of a contract into one OpenAPI document.
///
/// Only one part may define a path, a component or a tag. Descriptions and tags follow each other, those of the
/// last part first. A later part replaces all other members of the earlier ones. The document has all components of
/// the last part. From the earlier parts it has only those that the document refers to.
final class ContractMerge {

    /// Members of the problem document that the last part adds.
    static final String PROBLEM_MEMBERS = "x-problem-members";

    private static final String COMPONENTS = "components";
    private static final String PROBLEM = "components/schemas/Problem";
    private static final String DESCRIPTION = "description";

    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final Map<String, ContractPart> owners = new HashMap<>();
    private final Map<String, JsonNode> components = new HashMap<>();
    private final List<ContractPart> parts;

    private ContractMerge(List<ContractPart> parts) {
        this.parts = parts;
    }

    /// @param parts the more general ones first
    /// @throws SubjectIncomplete when two parts define the same, or a reference has no target
    static ObjectNode of(List<ContractPart> parts) {
        var merge = new ContractMerge(parts);
        parts.forEach(merge::collect);
        parts.forEach(merge::extendProblem);
        merge.resolve();
        return merge.merged;
    }

    private void collect(ContractPart part) {
        for (var member : part.document().properties()) {
            var value = member.getValue();
            switch (member.getKey()) {
                case "info" -> describe(value.asObject());
                case "paths" -> {
                    value.propertyNames().forEach(path -> claim("paths/" + path, part));
                    merged.withObjectProperty("paths").setAll(value.asObject());
                }
                case "tags" -> {
                    value.forEach(tag -> claim("tags/" + tag.path("name").asString(), part));
                    int first = 0;
                    for (var tag : value) {
                        merged.withArrayProperty("tags").insert(first++, tag);
                    }
                }
                case COMPONENTS ->
                    value.properties()
                            .forEach(kind -> kind.getValue().properties().forEach(component -> {
                                var place = COMPONENTS + "/" + kind.getKey() + "/" + component.getKey();
                                claim(place, part);
                                if (place.equals(PROBLEM)) {
                                    component
                                            .getValue()
                                            .path("properties")
                                            .propertyNames()
                                            .forEach(name -> claim(PROBLEM + "/" + name, part));
                                }
                                components.put("#/" + place, component.getValue());
                            }));
                case PROBLEM_MEMBERS -> {}
                default -> merged.set(member.getKey(), value);
            }
        }
    }

    private void describe(ObjectNode info) {
        var described = merged.withObjectProperty("info");
        var earlier = described.path(DESCRIPTION).asString("");
        described.setAll(info);
        if (!earlier.isEmpty() && info.has(DESCRIPTION)) {
            described.put(DESCRIPTION, info.get(DESCRIPTION).asString() + "\n" + earlier);
        }
    }

    private void extendProblem(ContractPart part) {
        part.document().path(PROBLEM_MEMBERS).properties().forEach(member -> {
            claim(PROBLEM + "/" + member.getKey(), part);
            Objects.requireNonNull(components.get("#/" + PROBLEM))
                    .withObjectProperty("properties")
                    .set(member.getKey(), member.getValue());
        });
    }

    private void claim(String place, ContractPart part) {
        var other = owners.putIfAbsent(place, part);
        if (other != null) {
            throw new SubjectIncomplete("both " + other.resource() + " and " + part.resource() + " define " + place
                    + "; only one of them may");
        }
    }

    /// Adds the components of the last part, and all that the document refers to.
    private void resolve() {
        var own = parts.getLast().document().path(COMPONENTS);
        if (own.isObject()) {
            merged.set(COMPONENTS, own);
        }
        Queue<JsonNode> unread = new ArrayDeque<>(List.of(merged));
        while (!unread.isEmpty()) {
            for (var reference : references(unread.remove())) {
                var component = components.get(reference);
                if (component == null) {
                    throw new SubjectIncomplete(
                            users(reference) + " refers to " + reference + ", which no part defines");
                }
                var place = reference.split("/", -1);
                var kind = merged.withObjectProperty(COMPONENTS).withObjectProperty(place[2]);
                if (!kind.has(place[3])) {
                    kind.set(place[3], component);
                    unread.add(component);
                }
            }
        }
    }

    /// Returns the references of a node, and those of the discriminators in it.
    private static List<String> references(JsonNode node) {
        var references = node.findValuesAsString("$ref");
        for (var mapping : node.findValues("mapping")) {
            mapping.values().stream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .forEach(references::add);
        }
        return references;
    }

    private String users(String reference) {
        return parts.stream()
                .filter(part -> references(part.document()).contains(reference))
                .map(ContractPart::resource)
                .collect(Collectors.joining(" and "));
    }
}
