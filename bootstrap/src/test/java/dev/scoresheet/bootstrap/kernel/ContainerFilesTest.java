package dev.scoresheet.bootstrap.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.bootstrap.documents.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The files for containers and for the dependency bot, checked without Docker. They parse, the files exist that
/// they name, and the program accepts the settings.
class ContainerFilesTest {

    private static final Pattern VARIABLE = Pattern.compile("\\b(SCORESHEET_\\w+)=(\\S+)");
    private static final Pattern COPIED = Pattern.compile("(?m)^COPY (?!--from|\\. )(?:--\\S+ )?(.+) \\S+$");

    private final Path root = Documents.root();
    private final String dockerfile = Documents.read(root.resolve("Dockerfile"));
    private final JsonNode compose =
            YAMLMapper.builder().build().readTree(root.resolve("compose.yaml").toFile());

    @Test
    void the_program_accepts_the_settings_of_the_image_and_of_the_composition(
            @TempDir(factory = InMemory.class) Path home) throws Exception {
        var settings = new HashMap<String, String>();
        VARIABLE.matcher(dockerfile).results().forEach(found -> settings.put(found.group(1), found.group(2)));
        assertFalse(settings.isEmpty());
        compose.at("/services/server/environment")
                .properties()
                .forEach(variable ->
                        settings.put(variable.getKey(), variable.getValue().asString()));
        try (var sandbox = new Sandbox(home)) {
            settings.forEach(sandbox::with);
            var accepted = sandbox.run("config");
            assertEquals(0, accepted.code(), accepted.err());
            var refused = sandbox.with("SCORESHEET_DATA_BASE_URL", "x").run("config");
            assertEquals(78, refused.code(), refused.err());
        }
    }

    @Test
    void the_server_has_the_user_and_the_database_that_postgres_makes() {
        var server = compose.at("/services/server/environment");
        var postgres = compose.at("/services/postgres/environment");
        assertEquals(postgres.path("POSTGRES_USER"), server.path("SCORESHEET_DATABASE_USER"));
        assertEquals(postgres.path("POSTGRES_PASSWORD"), server.path("SCORESHEET_DATABASE_PASSWORD"));
        assertEquals(
                "jdbc:postgresql://postgres:5432/"
                        + postgres.path("POSTGRES_DB").asString(),
                server.path("SCORESHEET_DATABASE_URL").asString());
    }

    @Test
    void the_image_copies_files_that_exist() {
        var copied = COPIED.matcher(dockerfile)
                .results()
                .flatMap(copy -> Pattern.compile(" ").splitAsStream(copy.group(1)))
                .toList();
        assertTrue(copied.size() >= 3, copied::toString);
        copied.forEach(file -> assertTrue(Files.isRegularFile(root.resolve(file)), file));
    }

    @Test
    void the_container_for_developers_is_the_image_that_builds() {
        var container = JsonMapper.builder()
                .build()
                .readTree(root.resolve(".devcontainer/devcontainer.json").toFile());
        assertTrue(
                dockerfile.contains("ARG BUILD_IMAGE=" + container.path("image").asString() + "\n"),
                "the image of .devcontainer is not that of the Dockerfile");
        var command = container.path("postCreateCommand").asString().replaceFirst(" .*", "");
        assertTrue(Files.isExecutable(root.resolve(command)), command);
    }

    @Test
    void the_dependency_bot_finds_the_files_of_each_ecosystem() {
        var files = Map.of(
                "maven", "pom.xml",
                "npm", "package.json",
                "docker-compose", "compose.yaml",
                "github-actions", ".github/workflows");
        var updates = YAMLMapper.builder()
                .build()
                .readTree(root.resolve(".github/dependabot.yml").toFile())
                .path("updates");
        assertEquals(files.size(), updates.size());
        for (var update : updates) {
            var folder = root.resolve(update.path("directory").asString().substring(1));
            var file = folder.resolve(files.get(update.path("package-ecosystem").asString()));
            assertTrue(Files.exists(file), file.toString());
        }
    }
}
