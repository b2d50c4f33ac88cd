package dev.scoresheet.adapters.http.kernel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Contract of lamps, whose parts stand in place or are references.
class OpenApiContractTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final String COMPONENTS = """
            components:
              pathItems:
                Lamps: {post: {operationId: fit, requestBody: {$ref: "#/components/requestBodies/Lamp"}}}
                Round: {$ref: "#/components/pathItems/Round"}
              parameters:
                Floor: {name: floor, in: query, schema: {type: integer}}
                Next: {$ref: "#/components/parameters/Floor"}
                Round: {$ref: "#/components/parameters/Round"}
              requestBodies:
                Lamp: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Lamp"}}}}
                Next: {$ref: "#/components/requestBodies/Lamp"}
                Round: {$ref: "#/components/requestBodies/Round"}
              responses:
                Lamp:
                  headers: {ETag: {$ref: "#/components/headers/Tag"}}
                  content: {application/json: {schema: {$ref: "#/components/schemas/Lamp"}}}
                Next: {$ref: "#/components/responses/Lamp"}
                Round: {$ref: "#/components/responses/Round"}
              headers:
                Tag: {schema: {type: string}}
                Round: {$ref: "#/components/headers/Round"}
              schemas:
                Lamp: {type: object, required: [watts], properties: {watts: {$ref: "#/components/schemas/Watts"}}}
                Watts: {type: integer}
                Next: {$ref: "#/components/schemas/Lamp"}
                Round: {$ref: "#/components/schemas/Round"}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: floor, in: query, schema: {type: integer}}",
                "{$ref: '#/components/parameters/Floor'}",
                "{$ref: '#/components/parameters/Next'}"
            })
    void a_parameter_stands_in_place_or_is_a_reference(String parameter) {
        var read = operation("{post: {operationId: fit, parameters: [" + parameter + "]}}")
                .parameters()
                .getFirst();
        assertEquals("floor", read.name());
        assertEquals(Parameter.Place.QUERY, read.place());
        assertTrue(read.integer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{post: {operationId: fit, requestBody: {$ref: '#/components/requestBodies/Lamp'}}}",
                "{post: {operationId: fit, requestBody: {$ref: '#/components/requestBodies/Next'}}}",
                "{$ref: '#/components/pathItems/Lamps'}"
            })
    void a_request_body_or_its_path_may_be_a_reference(String item) {
        var body = assertInstanceOf(Operation.Body.Json.class, operation(item).body());
        assertTrue(body.required());
        onlyLampsFit(body.schema());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$ref: '#/components/schemas/Lamp'}",
                "{$ref: '#/components/schemas/Next'}",
                "{type: object, required: [watts], properties: {watts: {type: integer}}}",
                "{type: object, required: [watts], properties: {watts: {$ref: '#/components/schemas/Watts'}}}"
            })
    void a_schema_in_place_may_have_references(String schema) {
        var item = "{post: {operationId: fit, requestBody: {content: {application/json: {schema: " + schema + "}}}}}";
        onlyLampsFit(assertInstanceOf(Operation.Body.Json.class, operation(item).body())
                .schema());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{$ref: '#/components/responses/Lamp'}", "{$ref: '#/components/responses/Next'}"})
    void a_response_may_be_a_reference(String response) {
        var operation = operation("{post: {operationId: fit, responses: {'200': " + response + "}}}");
        assertEquals(Set.of("application/json"), operation.produces());
        var schemas = operation.answers().getOrDefault(200, Map.of());
        onlyLampsFit(Objects.requireNonNull(schemas.get("application/json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "parameters: [{$ref: '#/components/schemas/Watts'}] > , parameter takes one of components/parameters,"
                        + " not #/components/schemas/Watts",
                "parameters: [{$ref: '#/components/parameters/Round'}] > , parameter refers to"
                        + " #/components/parameters/Round, which refers to itself",
                "parameters: [{name: floor, in: cookie}] > , parameter floor is in 'cookie', not in path, query or header",
                "parameters: [{name: floor, in: query}] > , parameter floor has no schema",
                "requestBody: {$ref: '#/components/schemas/Lamp'} > , requestBody takes one of components/requestBodies,"
                        + " not #/components/schemas/Lamp",
                "requestBody: {$ref: '#/components/requestBodies/Round'} > , requestBody refers to"
                        + " #/components/requestBodies/Round, which refers to itself",
                "requestBody: {content: {text/csv: {schema: {}}}} > , requestBody, application/json has no schema",
                "requestBody: {content: {application/json: {schema: {$ref: '#/components/headers/Tag'}}}} > , requestBody,"
                        + " application/json, schema takes one of components/schemas, not #/components/headers/Tag",
                "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Round'}}}} > ,"
                        + " requestBody, application/json, schema refers to #/components/schemas/Round, which refers to itself",
                "responses: {'200': {$ref: '#/components/schemas/Lamp'}} > , response 200 takes one of"
                        + " components/responses, not #/components/schemas/Lamp",
                "responses: {'200': {$ref: '#/components/responses/Round'}} > , response 200 refers to"
                        + " #/components/responses/Round, which refers to itself",
                "responses: {'200': {content: {application/json: {}}}} > , response 200, application/json has no schema",
                "responses: {'200': {headers: {ETag: {$ref: '#/components/schemas/Watts'}}}} > , response 200, header ETag"
                        + " takes one of components/headers, not #/components/schemas/Watts",
                "responses: {'200': {headers: {ETag: {$ref: '#/components/headers/Round'}}}} > , response 200, header ETag"
                        + " refers to #/components/headers/Round, which refers to itself",
                "responses: {default: {}} > , response default is no status, such as 200"
            },
            quoteCharacter = '`')
    void a_part_that_the_server_cannot_follow_is_refused_with_its_file_and_place(String member, String reason) {
        assertEquals(
                "/lamps/openapi.yaml, /api/lamps, post" + reason,
                refusal("{post: {operationId: fit, " + member + "}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{post: {}} > , post has no operationId",
                "{$ref: '#/components/schemas/Lamp'} > ` takes one of components/pathItems, not #/components/schemas/Lamp`",
                "{$ref: '#/components/pathItems/Round'} > ` refers to #/components/pathItems/Round, which refers to itself`"
            },
            quoteCharacter = '`')
    void a_path_that_the_server_cannot_follow_is_refused_with_its_file(String item, String reason) {
        assertEquals("/lamps/openapi.yaml, /api/lamps" + reason, refusal(item));
    }

    private static void onlyLampsFit(Schema schema) {
        var mapper = JsonMapper.shared();
        assertEquals(List.of(), Schemas.violations(schema, mapper.readTree("{\"watts\": 40}")));
        assertEquals(1, Schemas.violations(schema, mapper.readTree("{}")).size());
        assertEquals(
                1,
                Schemas.violations(schema, mapper.readTree("{\"watts\": \"many\"}"))
                        .size());
    }

    private static String refusal(String item) {
        return String.valueOf(
                assertThrows(SubjectIncomplete.class, () -> operation(item)).getMessage());
    }

    private static Operation operation(String item) {
        var kernel = new ContractPart(
                "/kernel/components.yaml", YAML.readTree("openapi: 3.1.0").asObject());
        var text = "paths:\n  /api/lamps: " + item + "\n" + COMPONENTS;
        var lamps = new ContractPart("/lamps/openapi.yaml", YAML.readTree(text).asObject());
        return new OpenApiContract(List.of(kernel, lamps)).operations().getFirst();
    }
}
