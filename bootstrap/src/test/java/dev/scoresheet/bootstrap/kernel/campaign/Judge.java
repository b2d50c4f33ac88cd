package dev.scoresheet.bootstrap.kernel.campaign;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Rows of the view as plain SQL and a map compute them from the stored events, without a projection and
/// without a codec.
final class Judge {

    private static final int SECONDS = 10;

    private Judge() {}

    /// History of one bulb.
    private static final class Bulb {
        private long timesOn;
        private boolean lit;
        private final StringBuilder watts = new StringBuilder();
    }

    static Map<String, String> expected(DatabaseAddress database) throws SQLException {
        return expected(database, Set.of(Long.MAX_VALUE)).get(Long.MAX_VALUE);
    }

    /// Returns the rows through each of these positions.
    static Map<Long, Map<String, String>> expected(DatabaseAddress database, Set<Long> positions) throws SQLException {
        var left = new TreeSet<>(positions);
        var bulbs = new TreeMap<String, Bulb>();
        var expected = new HashMap<Long, Map<String, String>>();
        try (var connection = database.connect(SECONDS);
                var statement = connection.createStatement();
                var events = statement.executeQuery(
                        "select stream, type, data ->> 'watts', position from kernel.event order by position")) {
            while (events.next()) {
                while (!left.isEmpty() && left.getFirst() < events.getLong(4)) {
                    expected.put(left.pollFirst(), rows(bulbs));
                }
                happened(bulbs, events);
            }
        }
        left.forEach(position -> expected.put(position, rows(bulbs)));
        return expected;
    }

    private static Map<String, String> rows(Map<String, Bulb> bulbs) {
        var rows = new TreeMap<String, String>();
        bulbs.forEach((name, bulb) -> rows.put(name, bulb.timesOn + " " + bulb.lit + " {" + bulb.watts + "}"));
        return rows;
    }

    private static void happened(Map<String, Bulb> bulbs, ResultSet event) throws SQLException {
        var name = event.getString(1);
        switch (event.getString(2)) {
            case "bulb.switched-off" -> {} // the view ignores it
            case "bulb.blew" -> bulbs.remove(name);
            case "bulb.switched-on" -> {
                var bulb = bulbs.computeIfAbsent(name, _ -> new Bulb());
                bulb.timesOn++;
                bulb.lit = true;
            }
            case "bulb.fitted" -> {
                var bulb = bulbs.computeIfAbsent(name, _ -> new Bulb());
                bulb.lit = false;
                bulb.watts.append(bulb.watts.isEmpty() ? "" : ",").append(event.getString(3));
            }
            default -> throw new AssertionError("unexpected event type " + event.getString(2));
        }
    }

    static Map<String, String> found(DatabaseAddress database) throws SQLException {
        try (var connection = database.connect(SECONDS)) {
            return found(connection);
        }
    }

    static Map<String, String> found(Connection connection) throws SQLException {
        var rows = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select category || '-' || bulb, times_on, lit, watts::text from " + table(connection))) {
            while (found.next()) {
                rows.put(found.getString(1), found.getLong(2) + " " + found.getBoolean(3) + " " + found.getString(4));
            }
        }
        return rows;
    }

    private static String table(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select format('%I.%I', schema_name, shape_name || '_' || number) from kernel.generation")) {
            row.next();
            return row.getString(1);
        }
    }
}
