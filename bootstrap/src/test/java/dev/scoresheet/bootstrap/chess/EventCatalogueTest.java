package dev.scoresheet.bootstrap.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.documents.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The catalogue of stored events is made from the golden files. After a change, `-Dcatalogue.write=true` writes it.
class EventCatalogueTest {

    private static final Pattern GOLDEN_FILE = Pattern.compile("(.+)\\.v(\\d+)\\.json");
    private static final String AS_READ_NOW = ".now.json";
    private static final Path CATALOGUE = Documents.root().resolve("docs/chess/event-catalogue.md");

    @Test
    void the_catalogue_is_what_the_golden_files_say() throws IOException {
        var expected = catalogue();
        if (Boolean.getBoolean("catalogue.write")) {
            Files.createDirectories(CATALOGUE.getParent());
            Files.writeString(CATALOGUE, expected);
        }
        assertEquals(expected, Documents.read(CATALOGUE));
    }

    private static String catalogue() throws IOException {
        var types = new TreeMap<String, TreeMap<Integer, String>>();
        try (var files = Files.list(Documents.root().resolve("adapters/json/src/test/resources/chess/events"))) {
            files.filter(file -> !file.toString().endsWith(AS_READ_NOW)).forEach(file -> {
                var name = GOLDEN_FILE.matcher(file.getFileName().toString());
                assertTrue(name.matches(), () -> file + " is not named type.vN.json");
                types.computeIfAbsent(name.group(1), _ -> new TreeMap<>(Comparator.reverseOrder()))
                        .put(
                                Integer.parseInt(name.group(2)),
                                Documents.read(file).strip());
            });
        }
        var text = new StringBuilder("""
                # Event catalogue

                This page lists every stored type and version, newest version first, each with its golden file: an event as stored in
                the log. Upcasters read older versions for ever. An application owns each type. Processes, and the views of
                applications, follow it. This page is generated; a test compares it with the files and the topology.
                """);
        types.forEach((type, versions) -> {
            text.append("\n## ").append(type).append('\n').append(place(type.substring(0, type.indexOf('.'))));
            versions.forEach((version, json) -> text.append("\nVersion ")
                    .append(version)
                    .append(version.equals(versions.firstKey()) ? "" : ", upcast when read")
                    .append("\n\n```json\n")
                    .append(json)
                    .append("\n```\n"));
        });
        return text.toString();
    }

    /// Names the application that owns a category, and all that follows it.
    private static String place(String category) {
        var owners = new ArrayList<String>();
        var followers = new ArrayList<String>();
        for (var application : new ChessWiring().owners().applications()) {
            var owns = application.owns().stream()
                    .anyMatch(aggregate -> aggregate.category().equals(category));
            if (owns
                    || application.processes().stream()
                            .anyMatch(own -> own.name().equals(category))) {
                owners.add("`" + application.name() + "`");
            }
            for (var process : application.processes()) {
                if (process.reads().contains(category)) {
                    followers.add("process `" + process.name() + "` of `" + application.name() + "`");
                }
            }
            if (!application.projections().isEmpty()
                    && (owns || application.follows().contains(category))) {
                followers.add("views of `" + application.name() + "`");
            }
        }
        assertEquals(1, owners.size(), () -> category + " is owned by " + owners);
        return "\nOwner: %s. Followers: %s.\n"
                .formatted(owners.getFirst(), followers.isEmpty() ? "none" : String.join(", ", followers));
    }
}
