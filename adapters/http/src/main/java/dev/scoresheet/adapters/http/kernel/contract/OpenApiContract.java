package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// OpenAPI 3.1 document. The contract is written first; routes are bound to it by operation id.
///
/// This class supports the parts of OpenAPI that such a document needs: JSON bodies, one schema for each
/// media type, and parameters in path, query and headers. Each part stands in place, or is a reference.
public final class OpenApiContract {

    private static final String SHARED = "/kernel/components.yaml";
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final String text;
    private final JsonNode document;
    private final Schemas schemas;
    private final List<Operation> operations;

    /// @param parts the more general ones first
    OpenApiContract(List<ContractPart> parts) {
        this.document = ContractMerge.of(parts);
        this.text = ContractText.of(document);
        this.schemas = new Schemas(document);
        this.operations = List.copyOf(readOperations(parts));
    }

    /// Reads the contract of a subject. Its file has only what is the subject's; the kernel adds its operations.
    ///
    /// @param resource path on the class path
    /// @throws SubjectIncomplete when subject and kernel define the same, or a reference has no target
    public static OpenApiContract ofSubject(String resource) {
        return of(SHARED, "/kernel/openapi.yaml", resource);
    }

    /// Reads a contract that has none of the kernel's operations, only its components of problems.
    public static OpenApiContract read(String resource) {
        return of(SHARED, resource);
    }

    private static OpenApiContract of(String... resources) {
        return new OpenApiContract(Stream.of(resources).map(ContractPart::read).toList());
    }

    public String text() {
        return text;
    }

    /// Returns the first paragraph of the description, in one line.
    public String summary() {
        return document.at("/info/description")
                .asString("")
                .strip()
                .split("\n\\s*\n", 2)[0]
                .replaceAll("\\s+", " ");
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

    private List<Operation> readOperations(List<ContractPart> parts) {
        var read = new ArrayList<Operation>();
        var ids = new HashSet<String>();
        var references = new References(document);
        document.path("paths").properties().forEach(path -> {
            var place = owner(parts, path.getKey()) + ", " + path.getKey();
            var item = references.follow(path.getValue(), "pathItems", place);
            METHODS.stream().filter(item::has).forEach(method -> {
                var reader = new OperationReader(references, schemas, place + ", " + method);
                var operation = reader.read(path.getKey(), method, item);
                if (!ids.add(operation.id())) {
                    throw new SubjectIncomplete("two operations have the id " + operation.id());
                }
                read.add(operation);
            });
        });
        return read;
    }

    private static String owner(List<ContractPart> parts, String path) {
        return parts.stream()
                .filter(part -> part.document().path("paths").has(path))
                .map(ContractPart::resource)
                .collect(Collectors.joining());
    }
}
