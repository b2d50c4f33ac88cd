package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Check that the log has each acknowledged command once, and no other.
final class DialogueCheck {

    private static final int SECONDS = 60;
    private static final String COMMANDS = """
            select stream, count(*), count(distinct data::text) from kernel.event where type = ? group by stream
            """;

    private DialogueCheck() {}

    /// Returns the problems; empty if there are none.
    ///
    /// @param acknowledged number of commands by stream
    static List<String> of(DatabaseAddress database, String eventType, Map<StreamId, Long> acknowledged)
            throws SQLException {
        var problems = new ArrayList<String>();
        var missing = new HashMap<String, Long>();
        acknowledged.forEach((stream, number) -> missing.put(stream.toString(), number));
        try (var connection = database.connect(SECONDS);
                var query = connection.prepareStatement(COMMANDS)) {
            query.setString(1, eventType);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var stream = rows.getString(1);
                    var known = missing.remove(stream);
                    var expected = known == null ? 0 : known;
                    if (rows.getLong(2) != expected) {
                        problems.add("%s has %d events, and %d were acknowledged"
                                .formatted(stream, rows.getLong(2), expected));
                    }
                    if (rows.getLong(3) != rows.getLong(2)) {
                        problems.add(stream + " has an event twice");
                    }
                }
            }
        }
        missing.forEach((stream, number) -> {
            if (number > 0) {
                problems.add("%s has no events, and %d were acknowledged".formatted(stream, number));
            }
        });
        return problems;
    }
}
