package dev.scoresheet.adapters.http.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Files of the pages of chess: each is served, and each that a page or a module names is there.
class ChessPagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/chess/pages");
    private static final String SERVED = "/pages/chess/";
    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/pages/[^\"#]*)");
    private static final Pattern IMPORTED = Pattern.compile("(?:from|import\\()\\s*[\"'](\\.[^\"']*)[\"']");
    private static final List<String> KINDS = List.of(".js", ".css", ".svg");

    @Test
    void the_server_shows_every_file_that_pages_can_load() throws IOException {
        var expected = files(KINDS).stream()
                .map(file -> FOLDER.relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        var folder = ChessPages.site().folders().getFirst();
        assertEquals(SERVED, folder.path());
        assertEquals(expected, new TreeSet<>(folder.files().keySet()));
    }

    @Test
    void everything_that_a_file_names_is_there() throws IOException {
        var lost = new ArrayList<String>();
        for (var file : files(List.of(".js", ".html"))) {
            var text = Files.readString(file);
            NAMED.matcher(text)
                    .results()
                    .map(name -> name.group(1))
                    .filter(name -> !isThere(name))
                    .forEach(name -> lost.add(file + ": " + name));
            IMPORTED.matcher(text)
                    .results()
                    .map(name -> name.group(1))
                    .filter(name -> !Files.exists(file.resolveSibling(name)))
                    .forEach(name -> lost.add(file + ": " + name));
        }
        assertEquals(List.of(), lost);
    }

    private static boolean isThere(String name) {
        return Files.exists(
                name.startsWith(SERVED)
                        ? FOLDER.resolve(name.substring(SERVED.length()))
                        : Path.of("src/main/resources/kernel").resolve(name.substring(1)));
    }

    @Test
    void every_page_has_its_shared_parts() {
        for (var page : ChessPages.site().pages().values()) {
            assertTrue(page.html().contains("<header class=\"top\">"), page::html);
            assertTrue(page.html().contains("<footer class=\"foot\">"), page::html);
            assertFalse(
                    Pattern.compile("^\\{[a-z]+}$", Pattern.MULTILINE)
                            .matcher(page.html())
                            .find(),
                    page::html);
        }
    }

    /// The policy of a page refuses both.
    @Test
    void no_page_has_a_script_or_a_style_of_its_own() throws IOException {
        for (var page : files(List.of(".html"))) {
            var text = Files.readString(page);
            assertTrue(!text.contains(" style=") && !text.contains("<style"), page::toString);
            assertTrue(
                    !Pattern.compile("<script(?![^>]*\\bsrc=)|\\son[a-z]+=")
                            .matcher(text)
                            .find(),
                    page::toString);
        }
    }

    private static List<Path> files(List<String> endings) throws IOException {
        if (!Files.exists(FOLDER)) {
            return List.of();
        }
        try (var all = Files.walk(FOLDER)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> endings.stream().anyMatch(file.toString()::endsWith))
                    .toList();
        }
    }
}
