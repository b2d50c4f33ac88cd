package dev.scoresheet.adapters.http.kernel.contract;

import com.networknt.schema.Schema;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.application.kernel.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// OpenAPI 3.1 document. The contract is written first; routes are bound to it by operation id.
///
/// This class supports the parts of OpenAPI that such a document needs: parameters in place or by reference, JSON
/// bodies, one schema for each media type. Schemas of bodies and answers are references to components. `{Product}` is
/// replaced by the title of the product.
public final class OpenApiContract {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final String text;
    private final JsonNode document;
    private final Schemas schemas;
    private final List<Operation> operations;

    private OpenApiContract(String text) {
        this.text = text;
        this.document = new YAMLMapper().readTree(text);
        this.schemas = new Schemas(document);
        this.operations = List.copyOf(readOperations());
    }

    /// @param resource path on the class path
    public static OpenApiContract read(String resource) {
        try (var in = OpenApiContract.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no OpenAPI document at " + resource);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new OpenApiContract(text.replace("{Product}", Product.TITLE));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String text() {
        return text;
    }

    /// Returns the whole document, for readers that need more of it than the server.
    JsonNode document() {
        return document;
    }

    /// Returns the statuses that any request can be answered with, independent of its operation.
    Set<Integer> answersToAnyRequest() {
        var statuses = new HashSet<Integer>();
        document.path("x-answers-to-any-request").forEach(status -> statuses.add(status.intValue()));
        return statuses;
    }

    public List<Operation> operations() {
        return operations;
    }

    private List<Operation> readOperations() {
        var read = new ArrayList<Operation>();
        var ids = new HashSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.forEach(method -> {
                    var node = path.getValue().path(method);
                    if (!node.isMissingNode()) {
                        var operation = operation(path.getKey(), method, path.getValue(), node);
                        if (!ids.add(operation.id())) {
                            throw new IllegalArgumentException("two operations have the id " + operation.id());
                        }
                        read.add(operation);
                    }
                }));
        return read;
    }

    private Operation operation(String path, String method, JsonNode item, JsonNode node) {
        var id = node.path("operationId").asString("");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("the operation " + method + " " + path + " has no id");
        }
        var parameters = new ArrayList<Parameter>();
        item.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        node.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        var produces = new LinkedHashSet<String>();
        var answers = new HashMap<Integer, Map<String, Schema>>();
        node.path("responses").properties().forEach(answer -> {
            int status = Integer.parseInt(answer.getKey());
            var response = resolved(answer.getValue());
            var ofStatus = new HashMap<String, Schema>();
            response.path("content").properties().forEach(content -> {
                if (status < 400 || !content.getKey().equals(Problem.MEDIA_TYPE)) {
                    produces.add(content.getKey());
                }
                if (content.getKey().endsWith("json")) {
                    ofStatus.put(
                            content.getKey(), schemas.schema(content.getValue().path("schema")));
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

    private Parameter parameter(JsonNode node) {
        var resolved = resolved(node);
        var schema = resolved.path("schema");
        return new Parameter(
                resolved.path("name").asString(),
                Parameter.Place.valueOf(resolved.path("in").asString().toUpperCase(Locale.ROOT)),
                resolved.path("required").asBoolean(false),
                schema.path("type").asString("").equals("integer"),
                schemas.schema(schema));
    }

    private Operation.Body body(JsonNode node) {
        if (node.isMissingNode()) {
            return new Operation.Body.NotTaken();
        }
        var schema = node.path("content").path("application/json").path("schema");
        return new Operation.Body.Json(
                schemas.schema(schema), node.path("required").asBoolean(false));
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
