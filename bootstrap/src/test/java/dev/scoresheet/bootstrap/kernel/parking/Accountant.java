package dev.scoresheet.bootstrap.kernel.parking;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// Rows as plain SQL and a map compute them from the stored events, without a projection and without a codec.
/// It also reads the rows as they are in the view's table.
record Accountant(DatabaseAddress database) {

    private static final int SECONDS = 10;

    /// Condition under which an event of a bulb still lights one of its two rooms.
    @FunctionalInterface
    interface Counted {
        Counted ALL = (position, bulb, room) -> true;

        boolean in(long position, String bulb, String room);
    }

    private static final class Room {
        private long timesOn;
        private boolean lit;
        private final StringBuilder watts = new StringBuilder();
    }

    /// The fold of the log, of the events that count for a room.
    Map<String, String> expected(Counted counted) throws SQLException {
        var rooms = new TreeMap<String, Room>();
        try (var connection = database.connect(SECONDS);
                var statement = connection.createStatement();
                var events = statement.executeQuery(
                        "select position, stream, type, data ->> 'watts' from kernel.event" + " order by position")) {
            while (events.next()) {
                var bulb = events.getString(2);
                var number = Integer.parseInt(bulb.substring("bulb-b".length()));
                for (int lit = number; lit <= number + 1; lit++) {
                    var room = "room-r" + lit % 500;
                    if (counted.in(events.getLong(1), bulb, room)) {
                        happened(rooms.computeIfAbsent(room, _ -> new Room()), events);
                    }
                }
            }
        }
        var rows = new TreeMap<String, String>();
        rooms.forEach((name, room) -> rows.put(name, room.timesOn + " " + room.lit + " {" + room.watts + "}"));
        return rows;
    }

    private static void happened(Room room, ResultSet event) throws SQLException {
        switch (event.getString(3)) {
            case "bulb.switched-on" -> {
                room.timesOn++;
                room.lit = true;
            }
            case "bulb.fitted" -> {
                room.lit = false;
                room.watts.append(room.watts.isEmpty() ? "" : ",").append(event.getString(4));
            }
            default -> throw new AssertionError("unexpected event type " + event.getString(3));
        }
    }

    Map<String, String> found() throws SQLException {
        var rows = new TreeMap<String, String>();
        try (var connection = database.connect(SECONDS);
                var statement = connection.createStatement()) {
            var table = "select format('%I.%I', schema_name, shape_name || '_' || number) from kernel.generation";
            String name;
            try (var row = statement.executeQuery(table)) {
                row.next();
                name = row.getString(1);
            }
            try (var row =
                    statement.executeQuery("select category || '-' || bulb, times_on, lit, watts::text from " + name)) {
                while (row.next()) {
                    rows.put(row.getString(1), row.getLong(2) + " " + row.getBoolean(3) + " " + row.getString(4));
                }
            }
        }
        return rows;
    }

    /// The position at which a bulb of so many watts was fitted; each is fitted once.
    long fitted(int watts) throws SQLException {
        try (var connection = database.connect(SECONDS);
                var statement =
                        connection.prepareStatement("select position from kernel.event where data ->> 'watts' = ?")) {
            statement.setString(1, Integer.toString(watts));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
