package dev.scoresheet.adapters.http.kernel.contract;

import com.networknt.schema.Schema;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reader of one operation. It refuses what the server cannot follow.
///
/// @param place file, path and method, for an error
record OperationReader(References references, Schemas schemas, String place) {

    private static final String JSON = "application/json";

    /// @throws SubjectIncomplete when the operation has no id, a part has no schema, or a reference is wrong
    Operation read(String path, String method, JsonNode item) {
        var node = item.path(method);
        var id = node.path("operationId").asString("");
        if (id.isEmpty()) {
            throw new SubjectIncomplete(place + " has no operationId");
        }
        var parameters = new ArrayList<Parameter>();
        item.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        node.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        var produces = new LinkedHashSet<String>();
        var answers = new HashMap<Integer, Map<String, Schema>>();
        node.path("responses").properties().forEach(answer -> {
            int status = status(answer.getKey());
            var at = place + ", response " + status;
            var response = references.follow(answer.getValue(), "responses", at);
            response.path("headers")
                    .properties()
                    .forEach(header ->
                            references.follow(header.getValue(), "headers", at + ", header " + header.getKey()));
            var ofStatus = new HashMap<String, Schema>();
            response.path("content").properties().forEach(content -> {
                var type = content.getKey();
                if (status < 400 || !type.equals(Problem.MEDIA_TYPE)) {
                    produces.add(type);
                }
                if (type.endsWith("json")) {
                    ofStatus.put(type, schema(content.getValue(), at + ", " + type));
                }
            });
            answers.put(status, Map.copyOf(ofStatus));
        });
        return new Operation(
                id,
                method.toUpperCase(Locale.ROOT),
                path.equals("/") ? List.of() : List.of(path.substring(1).split("/")),
                parameters,
                body(node.path("requestBody")),
                produces,
                answers);
    }

    private int status(String text) {
        if (!text.matches("[1-5]\\d\\d")) {
            throw new SubjectIncomplete(place + ", response " + text + " is no status, such as 200");
        }
        return Integer.parseInt(text);
    }

    private Parameter parameter(JsonNode node) {
        var parameter = references.follow(node, "parameters", place + ", parameter");
        var name = parameter.path("name").asString("");
        var at = place + ", parameter " + name;
        var in = parameter.path("in").asString("");
        return new Parameter(
                name,
                switch (in) {
                    case "path" -> Parameter.Place.PATH;
                    case "query" -> Parameter.Place.QUERY;
                    case "header" -> Parameter.Place.HEADER;
                    default -> throw new SubjectIncomplete(at + " is in '" + in + "', not in path, query or header");
                },
                parameter.path("required").asBoolean(false),
                parameter.path("schema").path("type").asString("").equals("integer"),
                schema(parameter, at));
    }

    private Operation.Body body(JsonNode node) {
        if (node.isMissingNode()) {
            return new Operation.Body.NotTaken();
        }
        var body = references.follow(node, "requestBodies", place + ", requestBody");
        return new Operation.Body.Json(
                schema(body.path("content").path(JSON), place + ", requestBody, " + JSON),
                body.path("required").asBoolean(false));
    }

    private Schema schema(JsonNode owner, String at) {
        var schema = owner.path("schema");
        if (schema.isMissingNode()) {
            throw new SubjectIncomplete(at + " has no schema");
        }
        references.follow(schema, "schemas", at + ", schema");
        return schemas.schema(schema);
    }
}
