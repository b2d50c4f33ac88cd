package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.bootstrap.documents.ConsoleExamples;
import dev.scoresheet.bootstrap.documents.Documents;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sends the requests that the documents show a reader to type to a server of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedRequestsTest {

    private Sandbox sandbox;
    private Sandbox.Running server;

    @BeforeAll
    void start(@TempDir(factory = InMemory.class) Path home) throws Exception {
        sandbox = new Sandbox(home);
        server = sandbox.serve("--store", "memory");
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/chess/http-api.md"})
    void the_answers_are_those_that_the_document_shows(String document) throws Exception {
        ConsoleExamples.of(Documents.root().resolve(document)).run(server.api());
    }
}
