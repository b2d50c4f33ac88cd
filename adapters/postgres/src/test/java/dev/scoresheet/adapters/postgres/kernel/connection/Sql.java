package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Connection of a test as a user of its choice.
public final class Sql implements AutoCloseable {

    private final Connection connection;

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /// Connects as the owner of the database.
    public static Sql on(TestDatabase database) throws SQLException {
        return new Sql(database.address().connect(20));
    }

    public static Sql as(DatabaseRole role, TestDatabase database) throws SQLException {
        var sql = on(database);
        sql.run("set role \"" + database.address().name(role) + "\"");
        return sql;
    }

    public void run(String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    /// The first column, as text.
    public List<String> ask(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var answers = new ArrayList<String>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    /// The SQLSTATE that a statement is refused with; empty when it is not.
    public String refusal(String statement) {
        try {
            run(statement);
            return "";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    /// The channels of the notifications that arrive until then.
    public Set<String> notified(Duration atMost) throws SQLException {
        var all = connection.unwrap(PGConnection.class).getNotifications((int) atMost.toMillis());
        return all == null
                ? Set.of()
                : Stream.of(all).map(PGNotification::getName).collect(Collectors.toSet());
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
