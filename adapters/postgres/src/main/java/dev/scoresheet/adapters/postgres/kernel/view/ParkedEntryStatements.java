package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/// Statements that write parked and given-up entries.
public final class ParkedEntryStatements {

    static final String KEY = "key:";
    static final String STREAM = "stream:";

    private static final String PARK = """
            insert into kernel.parked (generation, entry, position, reason)
            select ?, given.entry, given.position, given.reason
            from unnest(?::text[], ?::bigint[], ?::text[]) as given (entry, position, reason)
            on conflict (generation, entry) do nothing
            """;

    private static final String FURTHER = """
            update kernel.parked p set further = p.further + given.count
            from unnest(?::text[], ?::bigint[]) as given (entry, count)
            where p.generation = ? and p.entry = given.entry
            """;

    private ParkedEntryStatements() {}

    public static Parked parked(String entry, long position, String reason) {
        return entry.startsWith(STREAM)
                ? new Parked.Stream(StreamId.parse(entry.substring(STREAM.length())), position, reason)
                : new Parked.Key(entry.substring(KEY.length()), position, reason);
    }

    public static GivenUp givenUp(String entry, long position) {
        return entry.startsWith(STREAM)
                ? new GivenUp.Stream(StreamId.parse(entry.substring(STREAM.length())), position)
                : new GivenUp.Event(entry.substring(KEY.length()), position);
    }

    static void park(
            Connection connection, long generation, Collection<? extends Parked> parked, Map<String, Long> further)
            throws SQLException {
        if (!parked.isEmpty()) {
            try (var statement = connection.prepareStatement(PARK)) {
                statement.setLong(1, generation);
                statement.setArray(2, texts(connection, parked, Parked::entry));
                statement.setArray(3, longs(connection, parked, Parked::position));
                statement.setArray(4, texts(connection, parked, Parked::reason));
                statement.executeUpdate();
            }
        }
        if (!further.isEmpty()) {
            try (var statement = connection.prepareStatement(FURTHER)) {
                statement.setArray(1, texts(connection, further.keySet()));
                statement.setArray(2, longs(connection, further.values()));
                statement.setLong(3, generation);
                statement.executeUpdate();
            }
        }
    }

    public static Array texts(Connection connection, Collection<String> elements) throws SQLException {
        return texts(connection, elements, Function.identity());
    }

    static <T> Array texts(Connection connection, Collection<T> of, Function<? super T, String> element)
            throws SQLException {
        return connection.createArrayOf("text", of.stream().map(element).toArray());
    }

    static Array longs(Connection connection, Collection<Long> elements) throws SQLException {
        return longs(connection, elements, Function.identity());
    }

    static <T> Array longs(Connection connection, Collection<T> of, Function<? super T, Long> element)
            throws SQLException {
        return connection.createArrayOf("int8", of.stream().map(element).toArray());
    }
}
