package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.scoresheet.bootstrap.documents.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of packages in `docs/architecture.md` is true: a row has all packages of its part, and each uses only
/// those before it.
class PackageTableTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `((?:application|adapters|bootstrap)[.…][^`]*)` \\| (.*) \\|$");

    /// @param name full name of the part's package
    /// @param packages full names in the order of the row
    private record Part(String name, List<String> packages) {

        List<String> troubles() {
            var types = House.realClasses().stream().filter(House.HAND_WRITTEN).toList();
            return Stream.concat(missing(types), types.stream().flatMap(this::usesLater))
                    .sorted()
                    .distinct()
                    .toList();
        }

        /// Packages directly below the part. One with a row of its own is another part.
        private Stream<String> missing(List<JavaClass> types) {
            var listed = new TreeSet<>(packages);
            parts().forEach(part -> listed.add(part.name));
            return types.stream()
                    .map(JavaClass::getPackageName)
                    .filter(used -> used.matches(Pattern.quote(name) + "(\\.[^.]+)?"))
                    .filter(used -> !listed.contains(used))
                    .map(used -> used + " is not in its row");
        }

        private Stream<String> usesLater(JavaClass type) {
            int place = packages.indexOf(type.getPackageName());
            return place < 0
                    ? Stream.of()
                    : type.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                            .filter(used -> packages.indexOf(used.getPackageName()) > place)
                            .map(used -> type.getName() + " uses " + used.getName());
        }
    }

    private static List<Part> parts() {
        return parts(Documents.read(Documents.root().resolve("docs/architecture.md")));
    }

    private static List<Part> parts(String document) {
        return ROW.matcher(document)
                .results()
                .map(row -> part(House.REAL.root() + "." + row.group(1).replace('…', '.'), row.group(2)))
                .toList();
    }

    /// Words without code stand for the part's own package.
    private static Part part(String name, String cells) {
        var packages = new ArrayList<String>();
        for (var cell : cells.split(", ")) {
            packages.add(cell.startsWith("`") ? name + "." + cell.replace("`", "") : name);
        }
        return new Part(name, packages);
    }

    private static List<String> troubles(List<Part> parts) {
        return parts.stream().flatMap(part -> part.troubles().stream()).toList();
    }

    @Test
    void each_package_uses_only_those_before_it_in_its_row() {
        assertTrue(parts().size() > 6, "the table has rows");
        assertEquals(List.of(), troubles(parts()));
    }

    @Test
    void a_package_that_is_missing_or_too_early_is_noticed() {
        var row = "| `application…kernel.log` | `append`, `event`, the ports themselves, `stored` |";
        assertEquals(
                "application.kernel.log.append uses event, application.kernel.log.codec is not in its row",
                troubles(parts(row)).stream()
                        .map(trouble -> trouble.replace(House.REAL.root() + ".", "")
                                .replaceAll("\\.[A-Z]\\w*(\\$\\w+)* uses .*\\.(\\w+)\\.[A-Z].*", " uses $2"))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }
}
