package dev.scoresheet.adapters.http.chess.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.contract.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Operations that the modules of each page call: the contract has them, and the document names them.
class PageOperationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/chess/pages");
    private static final Path DOCUMENT = Path.of("../../docs/chess/pages.md");
    private static final OpenApiContract CONTRACT = OpenApiContract.ofSubject("/chess/openapi.yaml");
    private static final Set<String> OF_ALL_PAGES = Set.of("about");

    private static final Pattern ROW = Pattern.compile("\\| [^|]* \\| `([a-z-]+)\\.html` \\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)`");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\\s*\"(\\.[^\"]*)\"");

    /// A path with texts to fill in, each of which stands for one segment.
    private static final Pattern CALL =
            Pattern.compile("(\\b(?:send|get)\\()?[`\"](/api(?:/(?:\\$\\{[^}]*}|[A-Za-z-]+))*)");

    /// Request of a module.
    ///
    /// @param methods methods that it may have; a path that is not next to its call may have either
    /// @param path segments; a star stands for any text
    record Request(Set<String> methods, List<String> path) {

        boolean isOf(Operation operation) {
            return methods.contains(operation.method())
                    && operation.path().size() == path.size()
                    && IntStream.range(0, path.size())
                            .allMatch(at -> fits(operation.path().get(at), path.get(at)));
        }

        private static boolean fits(String segment, String text) {
            return text.equals("*") || text.equals(segment);
        }
    }

    @Test
    void the_document_names_the_operations_of_each_page() throws IOException {
        var named = named(Files.readString(DOCUMENT));
        assertEquals(pages(), named.keySet());
        for (var page : pages()) {
            var requests = requests(page);
            var wanted = new TreeSet<>(named.get(page));
            wanted.addAll(OF_ALL_PAGES);
            assertEquals(wanted, called(requests, wanted), () -> page + " calls " + requests);
        }
    }

    @Test
    void the_contract_has_every_operation_that_a_page_calls() throws IOException {
        for (var page : pages()) {
            for (var request : requests(page)) {
                assertTrue(CONTRACT.operations().stream().anyMatch(request::isOf), () -> page + " calls " + request);
            }
        }
    }

    /// Returns the operations that the requests call. A request that can be one of several calls those that are named.
    private static Set<String> called(Set<Request> requests, Set<String> named) {
        var called = new TreeSet<String>();
        for (var request : requests) {
            var possible = CONTRACT.operations().stream()
                    .filter(request::isOf)
                    .map(Operation::id)
                    .toList();
            var known = possible.stream().filter(named::contains).toList();
            called.addAll(known.isEmpty() ? possible : known);
        }
        return called;
    }

    private static Map<String, Set<String>> named(String document) {
        var named = new TreeMap<String, Set<String>>();
        ROW.matcher(document).results().forEach(row -> {
            var names = NAME.matcher(row.group(2)).results().map(name -> name.group(1));
            named.put(row.group(1), names.collect(Collectors.toCollection(TreeSet::new)));
        });
        return named;
    }

    private static Set<String> pages() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .map(name -> name.substring(0, name.length() - ".html".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// Returns the requests of a page's module and of all modules that it imports.
    private static Set<Request> requests(String page) throws IOException {
        var waiting = new ArrayDeque<>(List.of(FOLDER.resolve(page + ".js")));
        var seen = new TreeSet<Path>();
        var requests = new ArrayList<Request>();
        while (!waiting.isEmpty()) {
            var module = waiting.pop().normalize();
            if (seen.add(module)) {
                var text = Files.readString(module);
                IMPORT.matcher(text).results().forEach(name -> waiting.add(module.resolveSibling(name.group(1))));
                CALL.matcher(text)
                        .results()
                        .map(call -> new Request(methods(call.group(1)), segments(call.group(2))))
                        .forEach(requests::add);
            }
        }
        return Set.copyOf(requests);
    }

    private static Set<String> methods(@Nullable String call) {
        return switch (call) {
            case "get(" -> Set.of("GET");
            case "send(" -> Set.of("POST");
            case null, default -> Set.of("GET", "POST");
        };
    }

    private static List<String> segments(String path) {
        return Stream.of(path.substring(1).split("/"))
                .map(segment -> segment.startsWith("$") ? "*" : segment)
                .toList();
    }
}
