package dev.scoresheet.adapters.postgres.kernel.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls of the append function with an array per event that is longer or shorter than the others. No code of ours
/// makes them; the function writes nothing of them, also where it leaves out a refused append.
final class UnevenArraysTest {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    private static final int DIGESTS = 6;

    /// Elements of an event, by parameter, after the append that it belongs to.
    private static final List<String> EVENT =
            List.of("'%s'", "%d", "'switched-on'", "1", "'{}'", "'{}'", "\\x" + "00".repeat(32));

    private static final List<String> TYPES = List.of("text", "bigint", "text", "integer", "text", "text", "bytea");

    /// All but one: digests that are left over after a refused append was left out belong to no event.
    static Stream<Arguments> uneven() {
        return Stream.of(true, false)
                .flatMap(refused -> IntStream.range(0, EVENT.size())
                        .boxed()
                        .flatMap(array -> Stream.of(1, 3)
                                .filter(length -> !refused || array != DIGESTS || length < 2)
                                .map(length -> Arguments.of(refused, array, length))));
    }

    @ParameterizedTest
    @MethodSource
    void uneven(boolean refused, int array, int length) throws SQLException {
        long head = OPENED.log().feed().head();
        try (var sql = Sql.as(DatabaseRole.APPLICATION, OPENED.database())) {
            assertNotEquals("", sql.refusal(call(refused, array, length)));
        }
        assertEquals(head, OPENED.log().feed().head());
    }

    @Test
    void even() throws SQLException {
        long head = OPENED.log().feed().head();
        try (var sql = Sql.as(DatabaseRole.APPLICATION, OPENED.database())) {
            assertEquals(List.of("written"), sql.ask(call(false, 0, 2)));
            assertEquals(List.of("conflict", "written"), sql.ask(call(true, 0, 2)));
        }
        assertEquals(head + 3, OPENED.log().feed().head());
    }

    /// Returns a call of two appends with one event each, in two new streams.
    ///
    /// @param refused true if the first one conflicts
    /// @param array the array with another length than two
    private static String call(boolean refused, int array, int length) {
        var streams =
                IntStream.range(0, 3).mapToObj(_ -> "bulb-" + UUID.randomUUID()).toList();
        var arguments = new ArrayList<String>();
        arguments.add("array[1, 2]");
        arguments.add("array['%s', '%s']".formatted(streams.get(0), streams.get(1)));
        arguments.add("array[%d, 0]::bigint[]".formatted(refused ? 7 : 0));
        arguments.add("array[1, 2]");
        for (int parameter = 0; parameter < EVENT.size(); parameter++) {
            var elements = new ArrayList<String>();
            for (int event = 0; event < (parameter == array ? length : 2); event++) {
                elements.add(
                        parameter == 0
                                ? EVENT.get(0).formatted(streams.get(event))
                                : EVENT.get(parameter).formatted(refused && event == 0 ? 8 : 1));
            }
            arguments.add(
                    parameter == DIGESTS
                            ? "'\\x%s'".formatted(String.join("", elements).replace("\\x", ""))
                            : "array[%s]::%s[]".formatted(String.join(", ", elements), TYPES.get(parameter)));
        }
        for (var type : List.of("integer", "integer", "integer", "text", "bytea", "bytea", "text", "text", "text")) {
            arguments.add("'{}'::" + type + "[]");
        }
        return "select result from kernel.append_batch(" + String.join(", ", arguments) + ")";
    }
}
