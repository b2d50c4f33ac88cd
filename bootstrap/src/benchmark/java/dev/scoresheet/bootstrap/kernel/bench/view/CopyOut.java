package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// Upper limit of the speed at which PostgreSQL can deliver the log. It uses one connection and binary COPY in order of
/// position, received over the socket and discarded. No reader of the log through the server can be faster.
final class CopyOut {

    private static final int SECONDS = 60;
    private static final String COPY = "copy (select position, version, recorded_at, schema_version, category, stream,"
            + " type, metadata, data, digest from kernel.event order by position) to stdout (format binary)";

    private CopyOut() {}

    /// Returns the number of bytes received.
    static long run(DatabaseAddress database) throws SQLException {
        long bytes = 0;
        try (var connection = database.connect(SECONDS)) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY);
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                bytes += row.length;
            }
        }
        return bytes;
    }
}
