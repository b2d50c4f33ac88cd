package dev.scoresheet.bootstrap.kernel.bench.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CountCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests of every variant and of the check that follows its run.
class VariantTest {

    private static final int CALLERS = 4;
    private static BenchServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TxContender.server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_run_leaves_exactly_what_its_callers_were_told(Variant variant) throws Exception {
        var database = server.fresh();

        var result = run(database, variant);

        assertTrue(result.appended() > 0);
        assertEquals(List.of(), Check.of(database, variant, result));
    }

    @Test
    void a_comparator_writes_a_receipt_only_for_an_append_with_a_key() throws Exception {
        var database = server.fresh();

        run(database, Variant.TX_WITHOUT_RECEIPT);

        try (var connection = database.connect(10)) {
            assertEquals(0, CountCheck.number(connection, "select count(*) from bench.receipt"));
        }
    }

    @Test
    void a_lost_receipt_is_noticed_where_callers_gave_keys() throws Exception {
        var database = server.fresh();
        var result = run(database, Variant.TX);
        server.execute(database, "delete from bench.receipt where first_position = 1");

        var problems = Check.of(database, Variant.TX, result);

        assertEquals(
                List.of("receipts: %d instead of %d".formatted(result.appended() - 1, result.appended())), problems);
    }

    @Test
    void a_lost_event_is_noticed() throws Exception {
        var database = server.fresh();
        var result = run(database, Variant.TX_WITHOUT_RECEIPT);
        server.execute(database, "delete from bench.event where position = 1");

        assertTrue(Check.of(database, Variant.TX_WITHOUT_RECEIPT, result)
                .toString()
                .contains("events: "));
    }

    private static Load.Result run(DatabaseAddress database, Variant variant) throws Exception {
        var load = new Load(
                CALLERS, variant.isKeyed(), variant.stalePercent(), Duration.ofMillis(50), Duration.ofMillis(200), 1);
        try (var contender = variant.open(database, 2)) {
            return load.run(contender);
        }
    }
}
