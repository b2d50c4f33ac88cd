package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Statements that write parked, given-up and delivered entries.
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

    private static final String DELIVER = """
            insert into kernel.delivery as d (generation, bucket, count, hash)
            select ?, given.bucket, given.count, given.hash
            from unnest(?::bigint[], ?::bigint[], ?::bigint[]) as given (bucket, count, hash)
            on conflict (generation, bucket)
                do update set count = d.count + excluded.count, hash = d.hash # excluded.hash
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

    static String entry(GivenUp decided) {
        return switch (decided) {
            case GivenUp.Event(var key, var _) -> KEY + key;
            case GivenUp.Stream(var stream, var _) -> STREAM + stream;
        };
    }

    static long position(GivenUp decided) {
        return switch (decided) {
            case GivenUp.Event(var _, var position) -> position;
            case GivenUp.Stream(var _, var position) -> position;
        };
    }

    static void park(
            Connection connection, long generation, Collection<? extends Parked> parked, Map<String, Long> further)
            throws SQLException {
        if (!parked.isEmpty()) {
            try (var statement = connection.prepareStatement(PARK)) {
                statement.setLong(1, generation);
                statement.setArray(
                        2, texts(connection, parked.stream().map(Parked::entry).toList()));
                statement.setArray(
                        3,
                        longs(connection, parked.stream().map(Parked::position).toList()));
                statement.setArray(
                        4, texts(connection, parked.stream().map(Parked::reason).toList()));
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

    static void deliver(Connection connection, long generation, List<DeliveryBucket> delivered) throws SQLException {
        if (!delivered.isEmpty()) {
            try (var statement = connection.prepareStatement(DELIVER)) {
                statement.setLong(1, generation);
                statement.setArray(
                        2,
                        longs(
                                connection,
                                delivered.stream().map(DeliveryBucket::bucket).toList()));
                statement.setArray(
                        3,
                        longs(
                                connection,
                                delivered.stream().map(DeliveryBucket::count).toList()));
                statement.setArray(
                        4,
                        longs(
                                connection,
                                delivered.stream().map(DeliveryBucket::hash).toList()));
                statement.executeUpdate();
            }
        }
    }

    public static java.sql.Array texts(Connection connection, Collection<String> elements) throws SQLException {
        return connection.createArrayOf("text", elements.toArray());
    }

    static java.sql.Array longs(Connection connection, Collection<Long> elements) throws SQLException {
        return connection.createArrayOf("int8", elements.toArray());
    }
}
