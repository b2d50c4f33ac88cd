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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        return LOG.log().postgres()::purgeSomeReceipts;
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

    /// Each node has a loop for it. They may choose the same rows.
    @Test
    void nodes_that_purge_at_once_delete_each_receipt_once() throws Exception {
        try (var sql = Sql.on(LOG.database());
                var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            sql.run("insert into kernel.receipt select now() - interval '31 days', null, null, 'anonymous',"
                    + " sha256(i::text::bytea), sha256('b'), 'done', '', '' from generate_series(1, 7500) i");
            var purged = new ArrayList<Future<Long>>();
            for (int node = 0; node < 4; node++) {
                purged.add(nodes.submit(() -> {
                    long all = 0;
                    while (!sql.ask("select count(*) from kernel.receipt").equals(List.of("0"))) {
                        all += purge().purge(ReceiptPurge.USUAL);
                    }
                    return all;
                }));
            }
            long all = 0;
            for (var of : purged) {
                all += of.get();
            }
            assertEquals(7500, all);
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
