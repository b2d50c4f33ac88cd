package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.ReceiptPurgeContract;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ReceiptPurgeTest extends ReceiptPurgeContract {

    @RegisterExtension
    static final LogOfClass LOG = new LogOfClass();

    @Override
    protected LogUnderTest log() throws Exception {
        try (var sql = Sql.on(LOG.database())) {
            sql.run("alter table kernel.receipt disable trigger all");
            sql.run("truncate kernel.receipt");
            sql.run("alter table kernel.receipt enable always trigger stays");
            sql.run("alter table kernel.receipt enable always trigger expires");
        }
        return LOG.log();
    }

    @Override
    protected ReceiptPurge purge() {
        return LOG.log().postgres()::purgeReceipts;
    }

    @Override
    protected void age(Duration time) throws Exception {
        try (var sql = Sql.on(LOG.database())) {
            sql.run("alter table kernel.receipt disable trigger stays");
            sql.run("update kernel.receipt set recorded_at = recorded_at - interval '" + time.toDays() + " days'");
            sql.run("alter table kernel.receipt enable always trigger stays");
        }
    }

    /// A row of the first release, as it was written then: its principal is a client's.
    @Test
    void receipts_that_are_stored_already_are_forgotten_too() throws Exception {
        try (var sql = Sql.on(LOG.database())) {
            for (var principal : List.of("actor:wanda", "anonymous", "system:import")) {
                sql.run("insert into kernel.receipt values (now() - interval '31 days', null, null, '" + principal
                        + "', sha256('a'), sha256('b'), 'done', '', '')");
            }
            assertEquals(2, purge().purge(ReceiptPurge.USUAL));
            assertEquals(List.of("system:import"), sql.ask("select principal from kernel.receipt"));
        }
    }

    @Test
    void keys_are_not_stored_as_they_came() throws Exception {
        try (var sql = Sql.on(LOG.database())) {
            var bulbs = new Bulbs(LOG.log().store());
            LOG.log()
                    .store()
                    .append(bulbs.under(new ReceiptKey(new Principal.Anonymous(), "card 4711"), 0, new Fitted(60)));
            assertEquals(
                    List.of("t"),
                    sql.ask(
                            "select key_hash = sha256('card 4711') and r::text not like '%4711%' from kernel.receipt r"));
        }
    }
}
