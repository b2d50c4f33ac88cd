package dev.scoresheet.application.kernel.operations.streams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.streams.StreamReport.LengthClass;
import dev.scoresheet.application.kernel.operations.streams.StreamReport.Longest;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbRejection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StreamSurveyTest {

    private static final long BUDGET = 20;

    private static Aggregate<BulbCommand, Bulb, BulbEvent, BulbRejection> aggregate(String category) {
        return new Aggregate<>(
                category,
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId(category, command.bulb()));
    }

    private static StreamReport report(Map<String, Long> streams) {
        var light = new BoundedContext<BulbEvent>(
                "light", List.of(aggregate("bulb").withBudget(BUDGET), aggregate("lamp")), Set.of(), List.of());
        return new StreamSurvey(taker -> new TreeMap<>(streams).forEach(taker::accept), new Topology<>(List.of(light)))
                .report();
    }

    private static StreamReport.Line bulbs(long... lengths) {
        var streams = new TreeMap<String, Long>();
        for (var length : lengths) {
            streams.put("bulb-" + streams.size(), length);
        }
        return report(streams).categories().getFirst();
    }

    @Test
    void an_empty_log_has_the_categories_of_the_topology() {
        var report = report(Map.of());
        assertEquals(
                List.of(
                        new StreamReport.Line("bulb", 0, 0, Optional.empty(), Optional.of(BUDGET), 0, List.of()),
                        new StreamReport.Line("lamp", 0, 0, Optional.empty(), Optional.empty(), 0, List.of())),
                report.categories());
        assertTrue(report.keepsBudgets());
    }

    @Test
    void a_stream_is_over_budget_from_one_event_more_on() {
        assertEquals(0, bulbs(BUDGET - 1, BUDGET).overBudget());
        assertTrue(report(Map.of("bulb-a", BUDGET)).keepsBudgets());
        assertEquals(2, bulbs(BUDGET, BUDGET + 1, 3, 400).overBudget());
        assertFalse(report(Map.of("bulb-a", BUDGET + 1)).keepsBudgets());
    }

    @Test
    void a_category_without_a_budget_is_never_over_it() {
        var report = report(Map.of("lamp-a", 1_000_000L, "other-b", 7L));
        assertTrue(report.keepsBudgets());
        assertEquals(
                List.of("bulb", "lamp", "other"),
                report.categories().stream().map(StreamReport.Line::category).toList());
        assertEquals(
                Optional.of(new Longest("other-b", 7)),
                report.categories().getLast().longest());
    }

    @Test
    void a_category_has_its_sums_and_its_longest_stream() {
        var line = bulbs(3, 9, 9, 1);
        assertEquals(4, line.streams());
        assertEquals(22, line.events());
        assertEquals(Optional.of(new Longest("bulb-1", 9)), line.longest());
    }

    @Test
    void each_length_is_in_the_first_class_that_reaches_it() {
        assertEquals(
                List.of(
                        new LengthClass(1, 2),
                        new LengthClass(2, 1),
                        new LengthClass(5, 2),
                        new LengthClass(10, 2),
                        new LengthClass(20, 0),
                        new LengthClass(50, 1)),
                bulbs(1, 1, 2, 3, 5, 6, 10, 21).histogram());
        assertEquals(2_000, CategoryTally.upTo(10));
    }

    @Test
    void a_budget_is_at_least_one_event() {
        assertThrows(IllegalArgumentException.class, () -> aggregate("bulb").withBudget(0));
        assertEquals(1, aggregate("bulb").withBudget(1).budget().orElseThrow());
    }
}
