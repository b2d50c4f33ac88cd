package dev.scoresheet.bootstrap.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The Markdown files of the project, wherever the tests run from.
public final class Documents {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", ".scoresheet");

    private Documents() {}

    /// The project's root: the folder with the Maven wrapper.
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no folder with mvnw above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }

    public static List<Path> all() {
        try (var files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> isOurs(root().relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException cannotWalk) {
            throw new UncheckedIOException(cannotWalk);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException cannotRead) {
            throw new UncheckedIOException(cannotRead);
        }
    }

    /// Returns the targets of the links of a file that stay within the project.
    public static List<String> links(Path file) {
        return LINK.matcher(FENCED.matcher(read(file)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.startsWith("http:") && !target.startsWith("https:"))
                .toList();
    }

    private static boolean isOurs(Path relative) {
        for (var part : relative) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }
}
