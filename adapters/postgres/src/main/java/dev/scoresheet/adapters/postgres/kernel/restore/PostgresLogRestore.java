package dev.scoresheet.adapters.postgres.kernel.restore;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseUnsuitable;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Restore of a whole log in one transaction. Only the log's owner can write without the append function; the role of
/// servers cannot. It locks the head row first, as an append does, and moves it last. It records a downtime since the
/// last event, so that no clock of a game runs while its log is restored.
public final class PostgresLogRestore implements LogRestore {

    private static final String HEAD = "select position from kernel.head for update";

    /// A process that started during the restore would act from position 0 on all events.
    private static final String NO_START = "lock table kernel.process in share row exclusive mode";

    private static final String PROCESSES = "select count(*) from kernel.process";

    private static final String MOVE = """
            update kernel.head
            set incarnation = gen_random_uuid(),
                position = coalesce(?, position),
                recorded_at = coalesce(?::timestamptz, recorded_at),
                chain = coalesce(?, chain)
            """;

    /// No client could send a command to this log between its last event and now.
    private static final String DOWNTIME = """
            with beat as (
                insert into kernel.last_heartbeat (at) values (clock_timestamp())
                on conflict (single) do update set at = excluded.at
                returning at)
            insert into kernel.downtime (begun_at, ended_at)
            select ?::timestamptz, beat.at from beat where ?::timestamptz < beat.at
            """;

    private static final String VERSIONS = """
            select asked.stream, last.version
            from unnest(?) as asked (stream)
            cross join lateral (
                select e.version from kernel.event e where e.stream = asked.stream order by e.version desc limit 1
            ) last
            """;

    private final DatabaseAddress address;
    private final SessionSettings session;

    public PostgresLogRestore(DatabaseAddress address, String application) {
        this.address = address;
        this.session = SessionSettings.restoring(application);
    }

    /// @throws DatabaseUnsuitable when this user must not act as the log's owner
    @Override
    public Outcome restore(Content content) {
        try (var connection = session.open(address)) {
            connection.setAutoCommit(false);
            var before = emptiness(connection);
            if (before != Outcome.RESTORED) {
                return before;
            }
            write(content, connection);
            connection.commit();
            return Outcome.RESTORED;
        } catch (SQLException failure) {
            if (DatabaseFault.of(failure) == DatabaseFault.DENIED) {
                throw new DatabaseUnsuitable("this user cannot act as role " + address.name(DatabaseRole.OWNER)
                        + ", which owns the log; import the log as the user who runs `migrate`");
            }
            throw failed(failure);
        }
    }

    /// Returns what hinders a restore. From then on no append is written, and no process starts.
    private static Outcome emptiness(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (number(statement, HEAD) > 0) {
                return Outcome.HAS_EVENTS;
            }
            statement.execute(NO_START);
            return number(statement, PROCESSES) > 0 ? Outcome.HAS_PROCESSES : Outcome.RESTORED;
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void write(Content content, Connection connection) throws SQLException {
        Seal last = null;
        try (var log = new LogInsert(connection)) {
            for (var piece = content.next(streams -> versions(connection, streams));
                    piece.isPresent();
                    piece = content.next(streams -> versions(connection, streams))) {
                log.write(piece.get());
                last = piece.get().seals().isEmpty()
                        ? last
                        : piece.get().seals().getLast();
            }
        }
        moveTo(last, connection);
        if (last != null) {
            recordDowntime(last, connection);
        }
    }

    private static void recordDowntime(Seal last, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(DOWNTIME)) {
            statement.setString(1, last.recordedAt().toString());
            statement.setString(2, last.recordedAt().toString());
            statement.executeUpdate();
        }
    }

    private static Map<String, Long> versions(Connection connection, Set<String> streams) {
        try (var statement = connection.prepareStatement(VERSIONS)) {
            statement.setArray(1, connection.createArrayOf("text", streams.toArray()));
            var versions = new HashMap<String, Long>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.put(rows.getString(1), rows.getLong(2));
                }
            }
            return versions;
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private static RuntimeException failed(SQLException failure) {
        return DatabaseError.of(failure).thrown("the log could not be written; the database kept no part of it");
    }

    /// @param last the last seal; null for a log without events
    private static void moveTo(@Nullable Seal last, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE)) {
            statement.setObject(1, last == null ? null : last.last(), Types.BIGINT);
            statement.setString(2, last == null ? null : last.recordedAt().toString());
            statement.setBytes(3, last == null ? null : last.chain().toArray());
            statement.executeUpdate();
        }
    }
}
