package dev.scoresheet.adapters.http.kernel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.SubjectIncomplete;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Merge of two parts, which agree or do not.
class ContractMergeTest {

    private static final String KERNEL = """
            openapi: 3.1.0
            info: {title: Lamps, version: "1", description: Errors are problems.}
            security: []
            tags: [{name: server}]
            x-answers-to-any-request: [405]
            paths:
              /api: {get: {operationId: about, parameters: [{$ref: "#/components/parameters/Page"}]}}
            components:
              parameters:
                Page: {name: page, schema: {$ref: "#/components/schemas/Number"}}
                Unused: {name: unused}
              schemas:
                Number: {type: integer}
                Problem: {type: object, properties: {title: {type: string}}}
            """;

    private static final String SUBJECT = """
            info: {version: "2", description: Lamps of a house.}
            security: [{key: []}]
            tags: [{name: lamps}]
            x-problem-members: {watts: {$ref: "#/components/schemas/Watts"}}
            paths:
              /api/lamps: {get: {operationId: lamps, answer: {$ref: "#/components/schemas/Problem"}}}
            components:
              schemas:
                Watts: {$ref: "#/components/schemas/Number"}
                Spare: {type: object}
            """;

    @Test
    void the_document_has_what_both_define_and_only_the_components_that_it_needs() {
        assertEquals(new YAMLMapper().readTree("""
                openapi: 3.1.0
                info: {title: Lamps, version: "2", description: "Lamps of a house.\\nErrors are problems."}
                security: [{key: []}]
                tags: [{name: lamps}, {name: server}]
                x-answers-to-any-request: [405]
                paths:
                  /api: {get: {operationId: about, parameters: [{$ref: "#/components/parameters/Page"}]}}
                  /api/lamps: {get: {operationId: lamps, answer: {$ref: "#/components/schemas/Problem"}}}
                components:
                  parameters:
                    Page: {name: page, schema: {$ref: "#/components/schemas/Number"}}
                  schemas:
                    Watts: {$ref: "#/components/schemas/Number"}
                    Spare: {type: object}
                    Number: {type: integer}
                    Problem:
                      type: object
                      properties: {title: {type: string}, watts: {$ref: "#/components/schemas/Watts"}}
                """), merged(SUBJECT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paths: {/api: {get: {operationId: mine}}} # paths//api",
                "tags: [{name: server}] # tags/server",
                "components: {parameters: {Page: {name: page}}} # components/parameters/Page",
                "components: {schemas: {Number: {type: integer}}} # components/schemas/Number",
                "x-problem-members: {title: {type: string}} # components/schemas/Problem/title",
            })
    void a_name_that_both_define_is_refused_with_the_two_files(String subject) {
        var place = subject.substring(subject.indexOf('#') + 2);
        assertEquals(
                "both /kernel/openapi.yaml and /lamps/openapi.yaml define " + place + "; only one of them may",
                assertThrows(SubjectIncomplete.class, () -> merged(subject)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"#/components/schemas/Missing", "#/components/schemas", "other.yaml#/Lamp", "#/paths/~1api"})
    void a_reference_without_a_target_is_refused_with_its_file(String reference) {
        var subject = "components: {schemas: {Lamp: {properties: {watts: {$ref: \"" + reference + "\"}}}}}";
        assertEquals(
                "/lamps/openapi.yaml refers to " + reference + ", which no part defines",
                assertThrows(SubjectIncomplete.class, () -> merged(subject)).getMessage());
    }

    @Test
    void a_discriminator_without_a_target_is_refused() {
        var subject = "components: {schemas: {Lamp: {discriminator: {mapping: {on: \"#/components/schemas/On\"}}}}}";
        assertThrows(SubjectIncomplete.class, () -> merged(subject));
    }

    @Test
    void the_text_reads_back_as_the_same_document_and_keeps_texts_that_look_like_other_values_in_quotes() {
        var merged = merged("""
                paths:
                  /api/lamps: {get: {"200": {description: "yes"}, "{x}-y": "2026-11-21", k: "1e5", l: "a: b", m: "0x1F"}}
                  /api/long: {get: {description: "one\\ntwo  \\n\\nthree # four\\n", n: "12:30:00", o: "~", p: " a ", q: ""}}
                """);
        var text = ContractText.of(merged);
        assertEquals(merged, new YAMLMapper().readTree(text));
        for (var quoted :
                List.of("\"200\":", "\"yes\"", "\"2026-11-21\"", "\"1e5\"", "\"0x1F\"", "\"12:30:00\"", "\"~\"")) {
            assertTrue(text.contains(quoted), () -> quoted + " in " + text);
        }
        assertFalse(text.contains("\"lamps\""), text);
    }

    private static JsonNode merged(String subject) {
        return ContractMerge.of(List.of(part("/kernel/openapi.yaml", KERNEL), part("/lamps/openapi.yaml", subject)));
    }

    private static ContractPart part(String resource, String text) {
        return new ContractPart(resource, new YAMLMapper().readTree(text).asObject());
    }
}
