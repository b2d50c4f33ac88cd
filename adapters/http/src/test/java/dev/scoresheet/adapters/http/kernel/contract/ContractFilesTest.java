package dev.scoresheet.adapters.http.kernel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.http.kernel.operations.OperationsRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Contracts of all subjects and of the kernel, as clients get them. The test writes them to `target/contracts`, where
/// a linter finds them.
class ContractFilesTest {

    private static final Path SOURCES = Path.of("src/main/resources");
    private static final Path TARGET = Path.of("target/contracts");
    private static final Pattern CLASS = Pattern.compile("\\[(\\\\.|[^\\]\\\\])*\\]");
    private static final Pattern REPEATING_GROUP = Pattern.compile("\\)([*+]|\\{[0-9]+,\\})");

    @TestFactory
    Stream<DynamicTest> the_text_of_each_contract_is_the_document_that_the_server_follows() throws IOException {
        try (var subjects = Files.list(SOURCES)) {
            return Stream.concat(
                    Stream.of(
                            test("kernel", () -> OpenApiContract.ofSubject("/kernel/no-subject.yaml")),
                            test("operations", () -> OpenApiContract.read(OperationsRoutes.CONTRACT))),
                    subjects.map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.equals("kernel"))
                            .filter(name -> Files.exists(SOURCES.resolve(name, "openapi.yaml")))
                            .map(name -> test(name, () -> OpenApiContract.ofSubject("/" + name + "/openapi.yaml"))))
                    .toList()
                    .stream();
        }
    }

    @Test
    void a_pattern_that_repeats_a_group_without_end_is_reported() {
        var document = JsonMapper.shared().readTree("""
                [{"pattern": "^[a-z]+(-[a-z]+){0,20}$"}, {"pattern": "^(a|b)+$"}, {"pattern": "(-[a-z])*"},
                {"pattern": "(a){3,}"}, {"pattern": "^(a)?[b()]*$"}, {"pattern": {"type": "string"}}]
                """);
        assertEquals(List.of("^(a|b)+$", "(-[a-z])*", "(a){3,}"), repeatingGroups(document));
    }

    /// Returns the patterns that repeat a group without end. Java matches such a pattern by recursion.
    private static List<String> repeatingGroups(JsonNode document) {
        return document.findValues("pattern").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(pattern -> REPEATING_GROUP
                        .matcher(CLASS.matcher(pattern).replaceAll("c"))
                        .find())
                .toList();
    }

    private static DynamicTest test(String name, Supplier<OpenApiContract> read) {
        return DynamicTest.dynamicTest(name, () -> {
            var contract = read.get();
            assertEquals(contract.document(), new YAMLMapper().readTree(contract.text()));
            assertEquals(List.of(), repeatingGroups(contract.document()), "a long value overflows the stack of Java");
            Files.createDirectories(TARGET);
            Files.writeString(TARGET.resolve(name + ".yaml"), contract.text());
        });
    }
}
