package dev.scoresheet.bootstrap.kernel.reactions;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Record of every write to the progress of a partition, as the database saw it. A trigger keeps the record; the nodes
/// know nothing of it.
final class PartitionTrace implements AutoCloseable {

    private static final int SECONDS = 10;
    private static final String TRACE = """
            create schema campaign;
            create table campaign.write (
                id bigint generated always as identity primary key,
                at timestamptz not null default clock_timestamp(),
                process text not null,
                owner text,
                version integer,
                epoch bigint not null,
                position bigint not null
            );
            create function campaign.note() returns trigger language plpgsql security definer as $$
            begin
                if new.position <> old.position then
                    insert into campaign.write (process, owner, version, epoch, position)
                    values (new.process, new.owner, new.owner_version, new.epoch, new.position);
                end if;
                return null;
            end $$;
            create trigger note after update on kernel.process_partition
                for each row execute function campaign.note();
            """;

    private final Connection connection;

    PartitionTrace(DatabaseAddress database) throws SQLException {
        connection = database.connect(SECONDS);
        try (var statement = connection.createStatement()) {
            statement.execute(TRACE);
        }
    }

    /// Returns the instant of the database.
    Instant now() throws SQLException {
        return one("select clock_timestamp()", OffsetDateTime.class)
                .map(OffsetDateTime::toInstant)
                .orElseThrow();
    }

    Optional<String> owner(String process) throws SQLException {
        return one(
                "select owner from kernel.process_partition where process = '%s' and lease_until > clock_timestamp()"
                        .formatted(process),
                String.class);
    }

    long writes(String process) throws SQLException {
        return one("select count(*) from campaign.write where process = '%s'".formatted(process), Long.class)
                .orElseThrow();
    }

    /// Returns the time from a moment until another node than this one wrote for the first time.
    Optional<Duration> takeover(String process, String from, Instant since) throws SQLException {
        return first("process = '%s' and owner <> '%s'".formatted(process, from), since);
    }

    /// Returns the time from a moment until a node of a version wrote for the first time.
    Optional<Duration> version(String process, int version, Instant since) throws SQLException {
        return first("process = '%s' and version = %d".formatted(process, version), since);
    }

    private Optional<Duration> first(String condition, Instant since) throws SQLException {
        return one(
                        "select min(at) from campaign.write where %s and at > '%s'".formatted(condition, since),
                        OffsetDateTime.class)
                .map(at -> Duration.between(since, at.toInstant()));
    }

    /// Returns the number of writes under an epoch that was over, or to a position that was reached already.
    long stale() throws SQLException {
        return one("""
                select count(*)
                from (
                    select epoch < max(epoch) over before as stale, position <= max(position) over before as back
                    from campaign.write
                    window before as (
                        partition by process order by id rows between unbounded preceding and 1 preceding)
                ) writes
                where stale or back
                """, Long.class).orElseThrow();
    }

    long epochs() throws SQLException {
        return one("select count(distinct (process, epoch)) from campaign.write", Long.class)
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
