package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Statement that adds delivered events to the buckets of a generation.
final class DeliveryStatements {

    /// Parameters of the statement.
    static final int PARAMETERS = 3;

    private static final String ALONE = upsert("(select ?::bigint as number)");

    private DeliveryStatements() {}

    /// Returns the statement for the generation whose number a table expression gives; none for an empty table.
    static String upsert(String generation) {
        return """
                insert into kernel.delivery as d (generation, bucket, count, hash)
                select target.number, given.bucket, given.count, given.hash
                from %s as target,
                    unnest(?::bigint[], ?::bigint[], ?::bigint[]) as given (bucket, count, hash)
                on conflict (generation, bucket)
                    do update set count = d.count + excluded.count, hash = d.hash # excluded.hash
                """.formatted(generation);
    }

    /// @param first number of the first of its parameters
    static void bind(PreparedStatement statement, int first, List<DeliveryBucket> delivered) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(first, ParkedEntryStatements.longs(connection, delivered, DeliveryBucket::bucket));
        statement.setArray(first + 1, ParkedEntryStatements.longs(connection, delivered, DeliveryBucket::count));
        statement.setArray(first + 2, ParkedEntryStatements.longs(connection, delivered, DeliveryBucket::hash));
    }

    static void deliver(Connection connection, long generation, List<DeliveryBucket> delivered) throws SQLException {
        if (!delivered.isEmpty()) {
            try (var statement = connection.prepareStatement(ALONE)) {
                statement.setLong(1, generation);
                bind(statement, 2, delivered);
                statement.executeUpdate();
            }
        }
    }
}
