package dev.scoresheet.bootstrap.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleExamplesTest {

    @TempDir
    Path folder;

    @Test
    void an_answer_may_leave_things_out() throws Exception {
        var examples = examples("$ word=there", "$ echo hello \\", "    $word 42", "hello … 42");
        assertEquals(2, examples.examples().size());
        examples.run("http://127.0.0.1:1");
    }

    @Test
    void another_answer_is_noticed() throws Exception {
        var examples = examples("$ echo hello", "good bye");
        assertThrows(AssertionError.class, () -> examples.run("http://127.0.0.1:1"));
    }

    @Test
    void the_address_is_that_of_the_server() throws Exception {
        examples("$ echo http://127.0.0.1:8080/api", "http://127.0.0.1:8080/api")
                .run("http://127.0.0.1:1");
    }

    private ConsoleExamples examples(String... lines) throws IOException {
        var document = folder.resolve("README.md");
        Files.writeString(document, "# Example\n\n```console\n" + String.join("\n", lines) + "\n```\n");
        return ConsoleExamples.of(document);
    }
}
