package dev.scoresheet.adapters.postgres.kernel.kill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// Comparison of the answers to the clients with the tables. It uses plain SQL and plain histories, and shares
/// no code with the store, its codec or its readers.
///
/// @param lost acknowledged commands whose events are not all at the acknowledged place
/// @param doubled commands with more events than they asked for
/// @param outOfOrder holes and repeats in positions or versions, divided commands, and commands with a lower
///     position than one that was acknowledged before they were sent
/// @param unasked events without a command
record HistoryCheck(
        int commands, int events, int lost, int doubled, int outOfOrder, int unasked, int hadCommitted, int hadNot) {

    /// An event as the table holds it.
    record Row(long position, String stream, long version, String text) {

        String command() {
            return text.substring(0, text.indexOf('/'));
        }
    }

    static HistoryCheck of(List<Operation> history, Connection database) throws SQLException {
        return of(history, rows(database), head(database));
    }

    static HistoryCheck of(List<Operation> history, List<Row> rows, long head) {
        var byCommand = new HashMap<String, List<Row>>();
        for (var row : rows) {
            byCommand.computeIfAbsent(row.command(), _ -> new ArrayList<>()).add(row);
        }
        int lost = 0;
        int doubled = 0;
        int torn = 0;
        for (var operation : history) {
            var mine = byCommand.getOrDefault(operation.name(), List.of());
            byCommand.remove(operation.name());
            if (mine.size() > operation.events()) {
                doubled++;
            } else if (!isWhole(operation, mine)) {
                lost++;
            } else if (mine.getLast().position() != operation.lastPosition()
                    || mine.getFirst().position() != operation.lastPosition() - operation.events() + 1) {
                torn++;
            }
        }
        return new HistoryCheck(
                history.size(),
                rows.size(),
                lost,
                doubled,
                torn + holes(rows, head) + overtaken(history),
                byCommand.size(),
                history.stream()
                        .mapToInt(done -> done.unknown() > 0 && done.replayed() ? 1 : 0)
                        .sum(),
                history.stream()
                        .mapToInt(done -> done.unknown() > 0 && !done.replayed() ? 1 : 0)
                        .sum());
    }

    private static List<Row> rows(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var answer = statement.executeQuery(
                        "select position, stream, version, data ->> 'reason' from kernel.event order by position")) {
            var rows = new ArrayList<Row>();
            while (answer.next()) {
                rows.add(new Row(answer.getLong(1), answer.getString(2), answer.getLong(3), answer.getString(4)));
            }
            return rows;
        }
    }

    private static boolean isWhole(Operation operation, List<Row> rows) {
        if (rows.size() != operation.events()) {
            return false;
        }
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            if (!row.text().equals(operation.name() + "/" + index + "/" + operation.events())
                    || !row.stream().equals("bulb-" + operation.stream())
                    || row.version() != operation.version() - operation.events() + index + 1) {
                return false;
            }
        }
        return true;
    }

    private static long head(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var answer = statement.executeQuery("select position from kernel.head")) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private static int holes(List<Row> rows, long head) {
        int holes = head == rows.size() ? 0 : 1;
        var versions = new HashMap<String, Long>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            long expected = versions.merge(row.stream(), 1L, Long::sum);
            if (row.position() != index + 1 || row.version() != expected) {
                holes++;
            }
        }
        return holes;
    }

    /// Counts commands with a lower position than a command that was acknowledged before they were sent.
    private static int overtaken(List<Operation> history) {
        var bySending = history.stream()
                .sorted(Comparator.comparingLong(Operation::sent))
                .toList();
        var byAcknowledgement = history.stream()
                .sorted(Comparator.comparingLong(Operation::acknowledged))
                .toList();
        int overtaken = 0;
        int next = 0;
        long highest = 0;
        for (var operation : bySending) {
            while (byAcknowledgement.get(next).acknowledged() < operation.sent()) {
                highest = Math.max(highest, byAcknowledgement.get(next).lastPosition());
                next++;
            }
            if (operation.lastPosition() <= highest) {
                overtaken++;
            }
        }
        return overtaken;
    }
}
