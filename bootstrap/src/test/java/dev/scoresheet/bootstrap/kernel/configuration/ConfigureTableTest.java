package dev.scoresheet.bootstrap.kernel.configuration;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.documents.Documents;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Tables of settings in `docs/operations/configure.md`.
final class ConfigureTableTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `--([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\|.*\\|$");
    private static final Pattern RANGE = Pattern.compile("a whole number from (\\d+ to \\d+)");

    /// Each row as `default, range`.
    private static Map<String, String> rows(String document) {
        return ROW.matcher(document)
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2) + ", " + row.group(3)));
    }

    private static String expected(Setting<?> setting, String row) {
        var range = RANGE.matcher(setting.format().expected());
        var byDefault = setting.byDefault().isEmpty() ? row.replaceFirst(", .*", "") : setting.byDefault();
        return byDefault.replaceFirst("^([a-z_]+)$", "`$1`") + ", "
                + (range.matches() ? range.group(1) : row.replaceFirst(".*, ", ""));
    }

    @Test
    void each_row_has_the_default_and_the_range_of_its_setting() {
        var rows = rows(Documents.read(Documents.root().resolve("docs/operations/configure.md")));
        var expected = new TreeMap<String, String>();
        Stream.of(PoolSettings.ALL, CommandSettings.ALL, LimitSettings.ALL, ReadModelSettings.FURTHER, NameSettings.ALL)
                .flatMap(List::stream)
                .forEach(setting ->
                        expected.put(setting.key(), expected(setting, rows.getOrDefault(setting.key(), "no row"))));
        assertEquals(expected, new TreeMap<>(rows));
        assertTrue(rows.containsKey("owner-role"));
    }
}
