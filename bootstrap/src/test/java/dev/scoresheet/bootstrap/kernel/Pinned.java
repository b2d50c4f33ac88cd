package dev.scoresheet.bootstrap.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.bootstrap.documents.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shapes of answers that programs read, kept as files below `bootstrap/src/test/pinned`: one line for each member,
/// with its path and the kind of its value. `-Dpinned.write=true` writes the files, for a change that is wanted.
public final class Pinned {

    private static final Path FOLDER = Documents.root().resolve("bootstrap/src/test/pinned");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Pinned() {}

    /// Compares the shape of documents, one in each line, with the file of that name.
    public static void documents(String name, String lines) throws IOException {
        var members = new LinkedHashSet<String>();
        for (var line : lines.lines().toList()) {
            describe("", MAPPER.readTree(line), members);
        }
        text(name, new ArrayList<>(members));
    }

    /// Compares lines with the file of that name.
    public static void text(String name, List<String> lines) throws IOException {
        var file = FOLDER.resolve(name + ".txt");
        var now = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("pinned.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }
        assertEquals(Files.readString(file), now, "what programs read has changed: " + name);
    }

    private static void describe(String path, JsonNode value, Set<String> members) {
        if (value.isObject()) {
            value.forEachEntry((name, member) -> describe(path + "/" + name, member, members));
        } else if (value.isArray()) {
            members.add(path + ": array");
            value.forEach(element -> describe(path + "[]", element, members));
        } else {
            members.add(path + ": " + kind(value));
        }
    }

    /// Words of the system stay as they are; other text varies from run to run.
    private static String kind(JsonNode value) {
        if (!value.isString()) {
            return value.getNodeType().name().toLowerCase(Locale.ROOT);
        }
        return value.stringValue().matches("[a-z][a-z-]{1,30}") ? '"' + value.stringValue() + '"' : "text";
    }
}
