package dev.scoresheet.adapters.postgres.kernel.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.postgresql.PGConnection;

/// Detection of a pooler that gives each transaction of a connection another session of the server. Roles, timeouts,
/// listening and session locks then affect the transactions of other connections.
///
/// Such a pooler reports a backend process of its own making. The detection compares such a connection with further
/// ones: a pooler of sessions never changes its process, and never shares it.
final class TransactionPooling {

    /// A busy pooler may lend the session to another program during one try.
    private static final int TRIES = 3;

    private static final String NOT_IN_A_STATEMENT = "08P01";

    private TransactionPooling() {}

    /// Connection with the detection's operations.
    interface Line extends AutoCloseable {
        /// Returns the backend process that the connection was told at its start.
        int told() throws SQLException;

        /// Returns the backend process that answers a transaction.
        int answering() throws SQLException;

        /// Returns that process and leaves the transaction open.
        int holding() throws SQLException;

        @Override
        void close() throws SQLException;
    }

    /// Opens one more connection to the same address.
    @FunctionalInterface
    interface Lines {
        Line open() throws SQLException;
    }

    /// @throws DatabaseUnsuitable when transactions are pooled between this process and the server
    static void refuse(Connection first, DatabaseAddress address) throws SQLException {
        refuse(new JdbcLine(first), () -> new JdbcLine(address.connect(SessionSettings.CONNECT_SECONDS)));
    }

    static void refuse(Line first, Lines further) throws SQLException {
        int process = first.answering();
        if (process != first.told() && isShared(first, process, further)) {
            throw new DatabaseUnsuitable(
                    "a pooler of transactions is between this process and the server: roles, timeouts and locks of one"
                            + " session would apply to transactions of others; let the pooler pool sessions"
                            + " (PgBouncer: pool_mode = session), or use the address of the server itself");
        }
    }

    private static boolean isShared(Line first, int process, Lines lines) throws SQLException {
        var others = new ArrayList<Line>();
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                var other = lines.open();
                others.add(other);
                if (other.holding() == process || first.answering() != process) {
                    return true;
                }
            }
            return false;
        } catch (SQLException refused) {
            if (NOT_IN_A_STATEMENT.equals(refused.getSQLState())) {
                return true; // the pooler pools statements: a transaction cannot even begin
            }
            throw refused;
        } finally {
            for (var other : others) {
                other.close();
            }
        }
    }

    private record JdbcLine(Connection connection) implements Line {

        @Override
        public int told() throws SQLException {
            return connection.unwrap(PGConnection.class).getBackendPID();
        }

        @Override
        public int answering() throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                return row.getInt(1);
            }
        }

        @Override
        public int holding() throws SQLException {
            connection.setAutoCommit(false);
            return answering();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
