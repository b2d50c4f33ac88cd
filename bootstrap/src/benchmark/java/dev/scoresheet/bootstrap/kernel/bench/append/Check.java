package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.bootstrap.kernel.bench.measure.CountCheck;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Check, in plain SQL, that a database holds exactly what the callers were told.
final class Check {

    private static final String DIGESTS = """
            select count(*) from kernel.event e
            where digest <> sha256(
                int4send(octet_length(stream)) || convert_to(stream, 'UTF8')
                || int4send(octet_length(version::text)) || convert_to(version::text, 'UTF8')
                || int4send(octet_length(type)) || convert_to(type, 'UTF8')
                || int4send(octet_length(schema_version::text)) || convert_to(schema_version::text, 'UTF8')
                || int4send(octet_length(metadata::text)) || convert_to(metadata::text, 'UTF8')
                || int4send(octet_length(data::text)) || convert_to(data::text, 'UTF8'))
            """;

    private static final String CHAIN = """
            select count(*) from (
                select chain, first, last, recorded_at,
                    lag(chain, 1, decode(repeat('00', 32), 'hex')) over (order by first) as previous,
                    lag(last, 1, 0::bigint) over (order by first) as before,
                    (select string_agg(e.digest, ''::bytea order by e.position) from kernel.event e
                     where e.position between s.first and s.last) as digests
                from kernel.seal s
            ) seals
            where first <> before + 1 or chain <> sha256(
                previous || int8send(first) || int8send(last)
                || int8send((extract(epoch from recorded_at) * 1000000)::bigint) || digests)
            """;

    private Check() {}

    /// Returns the problems; empty if there are none.
    static List<String> of(DatabaseAddress database, Variant variant, Load.Result result) throws SQLException {
        var problems = new ArrayList<String>();
        try (var connection = database.connect(120)) {
            var schema = variant.schema();
            CountCheck.expect(
                    "events", result.appended(), connection, "select count(*) from " + schema + ".event", problems);
            var receipts = variant.isKeyed() ? result.appended() : 0;
            CountCheck.expect(
                    "receipts", receipts, connection, "select count(*) from " + schema + ".receipt", problems);
            CountCheck.expect("streams with a hole", 0, connection, holes(schema), problems);
            if (schema.equals("kernel")) {
                CountCheck.expect("head", result.appended(), connection, "select position from kernel.head", problems);
                CountCheck.expect(
                        "last position",
                        result.appended(),
                        connection,
                        "select max(position) from kernel.event",
                        problems);
                CountCheck.expect("digests that do not fit", 0, connection, DIGESTS, problems);
                CountCheck.expect("seals that do not fit", 0, connection, CHAIN, problems);
            }
        }
        if (result.staleMissed() > 0) {
            problems.add(result.staleMissed() + " stale appends were accepted");
        }
        if (result.falselyRefused() > 0) {
            problems.add(result.falselyRefused() + " good appends were refused");
        }
        return problems;
    }

    private static String holes(String schema) {
        return "select count(*) from (select from " + schema + ".event group by stream"
                + " having max(version) <> count(*) or min(version) <> 1) streams";
    }
}
