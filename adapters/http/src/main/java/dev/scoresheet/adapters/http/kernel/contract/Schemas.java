package dev.scoresheet.adapters.http.kernel.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// JSON Schemas of one contract, ready to validate. Thread-safe.
final class Schemas {

    private static final String HERE = "https://contract.invalid/openapi";
    private static final int MOST_ERRORS = 20;

    private final SchemaRegistry registry;

    Schemas(JsonNode document) {
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(HERE, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .locale(Locale.ENGLISH) // of the messages, which clients read
                                .build()));
    }

    /// Returns a schema in place, or the one that it refers to among the contract's components. References
    /// within a schema in place lead to components, too.
    Schema schema(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty()
                ? registry.getSchema(
                        node.toString().replace("\"$ref\":\"#/", "\"$ref\":\"" + HERE + "#/"), InputFormat.JSON)
                : registry.getSchema(SchemaLocation.of(HERE + reference));
    }

    static List<Map<String, Object>> violations(Schema schema, JsonNode body) {
        return schema.validate(body).stream()
                .limit(MOST_ERRORS)
                .map(error -> Map.<String, Object>of(
                        "pointer", Excerpt.start(pointer(error)), "detail", Excerpt.start(error.getMessage())))
                .toList();
    }

    private static String pointer(Error error) {
        var place = error.getInstanceLocation().toString();
        return error.getProperty() == null ? place : BodyPointer.member(place, error.getProperty());
    }
}
