package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Record of every write to the view's progress, as the database saw it. A trigger keeps the record, and the
/// nodes know nothing of it. The record is in the order of commits, since the row is locked.
final class Trace implements AutoCloseable {

    private static final int SECONDS = 10;
    private static final String TRACE = """
            create schema campaign;
            create table campaign.write (
                id bigint generated always as identity primary key,
                at timestamptz not null default clock_timestamp(),
                owner text,
                epoch bigint not null,
                position bigint not null
            );
            create function campaign.note() returns trigger language plpgsql security definer as $$
            begin
                if new.position <> old.position then
                    insert into campaign.write (owner, epoch, position) values (new.owner, new.epoch, new.position);
                end if;
                return null;
            end $$;
            create trigger note after update on kernel.generation for each row execute function campaign.note();
            """;

    private final Connection connection;

    Trace(DatabaseAddress database) throws SQLException {
        connection = database.connect(SECONDS);
        try (var statement = connection.createStatement()) {
            statement.execute(TRACE);
        }
    }

    /// The database's clock.
    Instant now() throws SQLException {
        return one("select clock_timestamp()", OffsetDateTime.class)
                .map(OffsetDateTime::toInstant)
                .orElseThrow();
    }

    Optional<String> owner() throws SQLException {
        return one("select owner from kernel.generation where lease_until > clock_timestamp()", String.class);
    }

    long position() throws SQLException {
        return one("select position from kernel.generation", Long.class).orElse(0L);
    }

    long head() throws SQLException {
        return one("select position from kernel.head", Long.class).orElseThrow();
    }

    /// Returns the time from a moment until another node than this one wrote for the first time.
    Optional<Duration> takeover(String from, Instant since) throws SQLException {
        var sql = "select min(at) from campaign.write where owner <> '%s' and at > '%s'".formatted(from, since);
        return one(sql, OffsetDateTime.class).map(at -> Duration.between(since, at.toInstant()));
    }

    /// Writes under an epoch that was over already, or to a position that was reached already.
    long stale() throws SQLException {
        return one("""
                select count(*)
                from (
                    select epoch < max(epoch) over before as stale, position <= max(position) over before as back
                    from campaign.write
                    window before as (order by id rows between unbounded preceding and 1 preceding)
                ) writes
                where stale or back
                """, Long.class).orElseThrow();
    }

    long writes() throws SQLException {
        return one("select count(*) from campaign.write", Long.class).orElseThrow();
    }

    long epochs() throws SQLException {
        return one("select count(distinct epoch) from campaign.write", Long.class)
                .orElseThrow();
    }

    private <T> Optional<T> one(String sql, Class<T> type) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.ofNullable(rows.getObject(1, type)) : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
