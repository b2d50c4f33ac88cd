package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.log.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.ReceiptKey;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReceiptPurgeTest {

    private static final Duration THIRTY_DAYS = Duration.ofDays(30);

    @Test
    void old_receipts_of_clients_are_forgotten_and_those_of_the_system_are_not() throws Exception {
        try (var database = TestDatabase.fresh();
                var log = PostgresLog.on(database);
                var sql = Sql.on(database)) {
            var client = new Bulbs(log.store());
            var process = new Bulbs(log.store());
            var ofClient = client.under(new ReceiptKey("anonymous", "card 4711"), 0, new Fitted(60));
            var ofProcess = process.under(new ReceiptKey("process:lighting", "1"), 0, new Fitted(60));
            log.store().append(ofClient);
            log.store().append(ofProcess);
            assertEquals(0, log.postgres().purgeReceipts(THIRTY_DAYS));
            age(sql);
            new Bulbs(log.store()).append(0, new Fitted(60));

            assertEquals(1, log.postgres().purgeReceipts(THIRTY_DAYS));

            assertEquals(0, log.postgres().purgeReceipts(THIRTY_DAYS));
            assertInstanceOf(VersionConflict.class, log.store().append(ofClient));
            assertInstanceOf(AlreadyDone.class, log.store().append(ofProcess));
        }
    }

    @Test
    void a_receipt_is_kept_for_a_day_at_least() {
        try (var database = TestDatabase.fresh();
                var log = PostgresLog.on(database)) {
            assertThrows(IllegalArgumentException.class, () -> log.postgres().purgeReceipts(Duration.ofHours(23)));
        }
    }

    @Test
    void keys_are_not_stored_as_they_came() throws Exception {
        try (var database = TestDatabase.fresh();
                var log = PostgresLog.on(database);
                var sql = Sql.on(database)) {
            var bulbs = new Bulbs(log.store());
            log.store().append(bulbs.under(new ReceiptKey("anonymous", "card 4711"), 0, new Fitted(60)));
            assertEquals(
                    List.of("t"),
                    sql.ask(
                            "select key_hash = sha256('card 4711') and r::text not like '%4711%' from kernel.receipt r"));
        }
    }

    private static void age(Sql sql) throws Exception {
        sql.run("alter table kernel.receipt disable trigger stays");
        sql.run("update kernel.receipt set recorded_at = recorded_at - interval '31 days'");
        sql.run("alter table kernel.receipt enable always trigger stays");
    }
}
