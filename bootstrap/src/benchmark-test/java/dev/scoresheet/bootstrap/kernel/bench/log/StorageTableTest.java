package dev.scoresheet.bootstrap.kernel.bench.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.bootstrap.kernel.bench.measure.DiskUse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests of the table, from rows with known figures.
class StorageTableTest {

    private static final DiskUse DISK = new DiskUse(1_000, 200, 300, 100, 250, 10);

    @Test
    void the_forecast_keeps_events_for_a_year_and_receipts_for_thirty_days() {
        var forecast = table(List.of()).forecasts().getFirst();

        assertEquals(50.0 * 100_000 * 365, forecast.events());
        assertEquals(50.0 * 100_000 * 365 * (300 + 100 + 10), forecast.log());
        assertEquals(50.0 * 100_000 * 30 * 250, forecast.receipts());
        assertEquals(50.0 * 100_000 * 900, forecast.walADay());
    }

    @Test
    void only_streams_of_the_subject_have_a_forecast() {
        assertEquals(
                List.of("things, keyed"),
                table(List.of()).forecasts().stream()
                        .map(StorageTable.Forecast::name)
                        .toList());
    }

    @Test
    void the_text_reports_each_problem() {
        assertTrue(table(List.of()).text().contains("checked: every appended event"));
        assertTrue(table(List.of("one is lost")).text().contains("WRONG: one is lost"));
    }

    private static StorageTable table(List<String> problems) {
        var types = List.of(new DiskUse.OfType("thing.done", 1_000, 200, 300));
        return StorageTable.of(
                List.of(new StorageTable.Row("orders", false, DISK, types, 900, 0.1, List.of())),
                List.of(new StorageTable.Row("things", true, DISK, types, 900, 0.1, problems)),
                50);
    }
}
