package dev.scoresheet.adapters.http.kernel.contract;

import com.networknt.schema.Schema;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// OpenAPI 3.1 document. The contract is written first; routes are bound to it by operation id.
///
/// This class supports the parts of OpenAPI that such a document needs: parameters in place or by reference, JSON
/// bodies, one schema for each media type. Schemas of bodies and answers are references to components.
public final class OpenApiContract {

    private static final String SHARED = "/kernel/components.yaml";
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final String text;
    private final JsonNode document;
    private final Schemas schemas;
    private final List<Operation> operations;

    private OpenApiContract(String... parts) {
        this.document =
                ContractMerge.of(Stream.of(parts).map(ContractPart::read).toList());
        this.text = ContractText.of(document);
        this.schemas = new Schemas(document);
        this.operations = List.copyOf(readOperations());
    }

    /// Reads the contract of a subject. Its file has only what is the subject's; the kernel adds its operations.
    ///
    /// @param resource path on the class path
    /// @throws SubjectIncomplete when subject and kernel define the same, or a reference has no target
    public static OpenApiContract ofSubject(String resource) {
        return new OpenApiContract(SHARED, "/kernel/openapi.yaml", resource);
    }

    /// Reads a contract that has none of the kernel's operations, only its components of problems.
    public static OpenApiContract read(String resource) {
        return new OpenApiContract(SHARED, resource);
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
                            throw new SubjectIncomplete("two operations have the id " + operation.id());
                        }
                        read.add(operation);
                    }
                }));
        return read;
    }

    private Operation operation(String path, String method, JsonNode item, JsonNode node) {
        var id = node.path("operationId").asString("");
        if (id.isEmpty()) {
            throw new SubjectIncomplete("the operation " + method + " " + path + " has no id");
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
