package dev.scoresheet.adapters.postgres.kernel.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.kill.HistoryCheck.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A checker that cannot fail proves nothing.
class HistoryCheckTest {

    private static final Operation FIRST = new Operation("0.0", "a", 2, 10, 20, 2, 2, false, 0);
    private static final Operation SECOND = new Operation("1.0", "a", 1, 30, 40, 3, 3, true, 1);
    private static final Operation THIRD = new Operation("2.0", "b", 1, 35, 45, 1, 4, false, 2);
    private static final List<Operation> HISTORY = List.of(FIRST, SECOND, THIRD);
    private static final List<Row> ROWS = List.of(
            new Row(1, "bulb-a", 1, "0.0/0/2"),
            new Row(2, "bulb-a", 2, "0.0/1/2"),
            new Row(3, "bulb-a", 3, "1.0/0/1"),
            new Row(4, "bulb-b", 1, "2.0/0/1"));

    @Test
    void a_correct_history_has_no_violation() {
        assertEquals(new HistoryCheck(3, 4, 0, 0, 0, 0, 1, 1), HistoryCheck.of(HISTORY, ROWS, 4));
    }

    @Test
    void an_acknowledged_command_without_its_event_is_lost() {
        assertEquals(1, HistoryCheck.of(HISTORY, ROWS.subList(0, 3), 3).lost());
        assertEquals(3, HistoryCheck.of(HISTORY, ROWS.subList(0, 1), 1).lost());
    }

    @Test
    void an_event_at_another_version_than_acknowledged_is_lost() {
        assertEquals(
                1,
                HistoryCheck.of(HISTORY, with(3, new Row(4, "bulb-b", 2, "2.0/0/1")), 4)
                        .lost());
    }

    @Test
    void a_command_done_twice_is_doubled() {
        var rows = new ArrayList<>(ROWS);
        rows.add(new Row(5, "bulb-b", 2, "2.0/0/1"));
        assertEquals(1, HistoryCheck.of(HISTORY, rows, 5).doubled());
    }

    @Test
    void an_event_without_a_command_is_detected() {
        var rows = new ArrayList<>(ROWS);
        rows.add(new Row(5, "bulb-b", 2, "9.9/0/1"));
        assertEquals(1, HistoryCheck.of(HISTORY, rows, 5).unasked());
    }

    @Test
    void holes_and_a_head_elsewhere_are_out_of_order() {
        assertTrue(HistoryCheck.of(HISTORY, with(3, new Row(5, "bulb-b", 1, "2.0/0/1")), 5)
                        .outOfOrder()
                > 0);
        assertEquals(1, HistoryCheck.of(HISTORY, ROWS, 5).outOfOrder());
    }

    @Test
    void a_later_command_at_a_lower_position_is_out_of_order() {
        var overtaken = new Operation("1.0", "a", 1, 46, 50, 3, 3, false, 0);
        assertEquals(
                1, HistoryCheck.of(List.of(FIRST, overtaken, THIRD), ROWS, 4).outOfOrder());
    }

    private static List<Row> with(int place, Row row) {
        var rows = new ArrayList<>(ROWS);
        rows.set(place, row);
        return rows;
    }
}
