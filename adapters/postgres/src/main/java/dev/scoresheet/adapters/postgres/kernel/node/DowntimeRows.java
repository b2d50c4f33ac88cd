package dev.scoresheet.adapters.postgres.kernel.node;

import dev.scoresheet.application.kernel.node.HttpStanding;
import dev.scoresheet.application.kernel.node.NodeRegistry;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;

/// Rows of `kernel.downtime`, and the last heartbeat of any HTTP node.
final class DowntimeRows {

    /// The lock lets one of several returning nodes record the downtime; the others then see its heartbeat.
    private static final String RECORD = """
            insert into kernel.downtime (begun_at, ended_at)
            select at, clock_timestamp() from kernel.last_heartbeat
            where at < clock_timestamp() - ? * interval '1 millisecond'
            for update
            """;

    private static final String BEAT = """
            insert into kernel.last_heartbeat (at) values (clock_timestamp())
            on conflict (single) do update set at = greatest(last_heartbeat.at, clock_timestamp())
            """;

    private static final String SINCE = """
            select coalesce(sum(floor(extract(epoch from ended_at - greatest(begun_at, ?::timestamptz)) * 1000)), 0)::bigint as millis
            from kernel.downtime where ended_at > ?::timestamptz
            """;

    private static final String STANDING = """
            select
                coalesce((select floor(extract(epoch from clock_timestamp() - at) * 1000)
                    from kernel.last_heartbeat), 0)::bigint as silence,
                coalesce((select ceil(extract(epoch from max(ended_at)) * 1000) from kernel.downtime), 0)::bigint as ended
            """;

    private DowntimeRows() {}

    static int heartbeat(DSLContext sql) {
        sql.execute(RECORD, NodeRegistry.DOWNTIME.toMillis());
        return sql.execute(BEAT);
    }

    static HttpStanding standing(DSLContext sql) {
        var row = sql.fetchSingle(STANDING);
        return new HttpStanding(
                Duration.ofMillis(row.get("silence", Long.class)), Instant.ofEpochMilli(row.get("ended", Long.class)));
    }

    static Duration since(DSLContext sql, Instant since) {
        return Duration.ofMillis(sql.fetchSingle(SINCE, since, since).get("millis", Long.class));
    }
}
