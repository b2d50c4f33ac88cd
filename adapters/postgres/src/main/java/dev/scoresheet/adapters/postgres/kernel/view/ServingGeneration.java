package dev.scoresheet.adapters.postgres.kernel.view;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Generation that answers an identity's queries, with its position and its number of parked entries.
public record ServingGeneration(long generation, long position, int parked) {

    private static final String SERVING = """
            select g.number, g.position, (select count(*) from kernel.parked k where k.generation = g.number)
            from kernel.pointer p join kernel.generation g on g.number = p.generation
            where p.view = ? and p.version = ? and p.parameters = ?
            """;

    public static Optional<ServingGeneration> of(Connection connection, ViewIdentity identity) throws SQLException {
        try (var statement = connection.prepareStatement(SERVING)) {
            statement.setString(1, identity.view());
            statement.setInt(2, identity.version());
            statement.setString(3, identity.parameters());
            try (var row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new ServingGeneration(row.getLong(1), row.getLong(2), row.getInt(3)))
                        : Optional.empty();
            }
        }
    }
}
