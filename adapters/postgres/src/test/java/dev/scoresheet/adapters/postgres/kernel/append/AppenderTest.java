package dev.scoresheet.adapters.postgres.kernel.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForeignCodec;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.Forgotten;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Batches while another session holds the head row, after a lost connection, and with a member that cannot be
/// stored.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class AppenderTest {

    private static TestDatabase database;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Postgres> nodes = new ArrayList<>();
    private Sql holder;
    private Sql watcher;

    @BeforeAll
    static void create() {
        database = TestDatabase.migrated("kernel");
        PostgresLog.on(database).close();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void open() throws SQLException {
        holder = Sql.on(database);
        watcher = Sql.on(database);
    }

    @AfterEach
    void close() throws SQLException {
        holder.close();
        watcher.close();
        nodes.forEach(Postgres::close);
        threads.shutdownNow();
    }

    @Test
    void a_lost_connection_is_made_again_and_the_append_is_done_once() throws Exception {
        var bulbs = new Bulbs(node("lost", PostgresOptions.DEFAULT));
        var append = bulbs.offer(0, new Fitted(60));
        holdHead();
        var result = threads.submit(() -> bulbs.store().append(append));
        cutOffWhenBlocked("lost");
        releaseHead();
        assertTrue(result.get() instanceof Appended || result.get() instanceof AlreadyDone);
        assertEquals(1, bulbs.store().read(bulbs.stream()).version());
        assertInstanceOf(AlreadyDone.class, bulbs.store().append(append));
    }

    @Test
    void an_append_that_was_decided_before_the_connection_was_lost_and_not_sent_is_forgotten() throws Exception {
        var bulbs = new Bulbs(node("era", PostgresOptions.DEFAULT));
        var waiting = new Bulbs(bulbs.store());
        var era = bulbs.store().era();
        holdHead();
        var sent = threads.submit(() -> bulbs.store().append(bulbs.remembered(0, era, new Fitted(60))));
        awaitBlocked("era");
        var queued = threads.submit(() -> waiting.store().append(waiting.remembered(0, era, new Fitted(40))));
        cutOffWhenBlocked("era");
        releaseHead();
        assertInstanceOf(Appended.class, sent.get(), "a call that was sent is settled");
        assertEquals(new Forgotten(), queued.get());
        assertEquals(0, waiting.store().read(waiting.stream()).version());
        assertEquals(era + 1, bulbs.store().era());
        assertInstanceOf(Appended.class, waiting.store().append(waiting.remembered(0, era + 1, new Fitted(40))));
    }

    @Test
    void an_outcome_that_cannot_be_learned_is_settled_by_the_same_receipt() throws Exception {
        var bulbs = new Bulbs(node("unknown", PostgresOptions.DEFAULT.settlingWithin(Duration.ofMillis(100))));
        var append = bulbs.offer(0, new Fitted(60));
        holdHead();
        var result = threads.submit(() -> bulbs.store().append(append));
        cutOffWhenBlocked("unknown");
        var failure = assertThrows(ExecutionException.class, result::get);
        assertInstanceOf(OutcomeUnknown.class, failure.getCause());
        releaseHead();
        var settled = bulbs.store().append(append);
        assertTrue(settled instanceof Appended || settled instanceof AlreadyDone);
        assertEquals(1, bulbs.store().read(bulbs.stream()).version());
    }

    @Test
    void a_head_row_that_stays_locked_makes_the_store_unavailable_and_writes_nothing() throws Exception {
        var bulbs = new Bulbs(node("locked", PostgresOptions.DEFAULT.settlingWithin(Duration.ofMillis(100))));
        holdHead();
        var result = threads.submit(() -> bulbs.append(0, new Fitted(60)));
        var failure = assertThrows(ExecutionException.class, result::get);
        assertInstanceOf(StoreUnavailable.class, failure.getCause());
        releaseHead();
        assertEquals(0, bulbs.store().read(bulbs.stream()).version());
        assertInstanceOf(Appended.class, bulbs.append(0, new Fitted(60)));
    }

    /// The batch of a forgotten append is only an attempt, and it fails here.
    @Test
    void an_append_is_committed_after_a_batch_of_forgotten_appends_was_given_up() throws Exception {
        var bulbs = new Bulbs(node("attempt", PostgresOptions.DEFAULT.settlingWithin(Duration.ofMillis(100))));
        var forgotten = new Bulbs(bulbs.store());
        var era = bulbs.store().era();
        holdHead();
        assertThrows(
                StoreUnavailable.class,
                () -> forgotten.store().append(forgotten.remembered(0, era + 1, new Fitted(40))));
        releaseHead();
        assertInstanceOf(Appended.class, bulbs.append(0, new Fitted(60)));
        assertEquals(
                List.of("1"),
                watcher.ask("select count(*) from kernel.event where stream = '%s'".formatted(bulbs.stream())));
    }

    @Test
    void health_reports_a_database_that_refuses_every_append_until_it_accepts_one() throws Exception {
        var bulbs = new Bulbs(node("refused", PostgresOptions.DEFAULT));
        var role = RoleNames.DEFAULT.of(DatabaseRole.APPLICATION);
        holder.run("revoke execute on function kernel.append_batch from \"" + role + "\"");
        try {
            assertThrows(StoreUnavailable.class, () -> bulbs.append(0, new Fitted(60)));
            var appender = nodes.getFirst().loops().getFirst();
            assertEquals(LoopStatus.State.TRYING_AGAIN, appender.state());
            assertTrue(appender.detail().orElse("").contains("SQLSTATE 42501"), appender::toString);
        } finally {
            holder.run("grant execute on function kernel.append_batch to \"" + role + "\"");
        }
        assertInstanceOf(Appended.class, bulbs.append(0, new Fitted(60)));
        assertEquals(
                LoopStatus.State.RUNNING, nodes.getFirst().loops().getFirst().state());
    }

    @Test
    void a_document_that_cannot_be_stored_does_not_affect_the_appender() throws Exception {
        var bulbs = new Bulbs(node("document", PostgresOptions.DEFAULT));
        holder.run("alter table kernel.event add constraint dim check (data::text not like '%13%')");
        try {
            assertThrows(IllegalArgumentException.class, () -> bulbs.append(0, new Fitted(13)));
            assertEquals(
                    LoopStatus.State.RUNNING,
                    nodes.getFirst().loops().getFirst().state());
        } finally {
            holder.run("alter table kernel.event drop constraint dim");
        }
    }

    /// A client that freezes while it holds the head row blocks all appends for one second.
    @Test
    void a_frozen_client_is_cut_off() throws Exception {
        var bulbs = new Bulbs(node("patient", PostgresOptions.DEFAULT));
        try (var frozen = SessionSettings.appending("frozen").open(database.address())) {
            frozen.setAutoCommit(false);
            try (var call = new AppendCall(frozen)) {
                var encoder = new AppendEncoder<>(BulbEventTypes.codec(), new Sha256LogDigest(), _ -> 0);
                call.send(List.of(encoder.encode(new Bulbs(bulbs.store()).offer(0, new Fitted(40)))));
                assertInstanceOf(Appended.class, bulbs.append(0, new Fitted(60)));
                assertFalse(frozen.isValid(1));
            }
        }
    }

    @Test
    void a_document_that_the_database_refuses_fails_alone_and_is_not_quoted() throws Exception {
        var options = PostgresOptions.DEFAULT;
        var node = open("culprit", options);
        var good = node.eventStore(BulbEventTypes.codec(), new Sha256LogDigest());
        var type = BulbEventTypes.codec().encode(new SwitchedOn()).type();
        var codec = ForeignCodec.storing(BulbEventTypes.codec(), new EncodedEvent(type, "{\"secret\": broken"));
        var bad = node.eventStore(codec, new Sha256LogDigest());
        holdHead();
        var first = threads.submit(() -> new Bulbs(good).append(0, new Fitted(60)));
        awaitBlocked("culprit");
        var others = new ArrayList<Future<AppendResult>>();
        for (int i = 0; i < 10; i++) {
            var store = i == 5 ? bad : good;
            others.add(threads.submit(() -> new Bulbs(store).append(0, new SwitchedOn())));
        }
        releaseHead();
        assertInstanceOf(Appended.class, first.get());
        for (int i = 0; i < 10; i++) {
            var other = others.get(i);
            if (i == 5) {
                var failure = assertThrows(ExecutionException.class, other::get).getCause();
                assertInstanceOf(IllegalArgumentException.class, failure);
                for (var cause = failure; cause != null; cause = cause.getCause()) {
                    assertFalse(cause.getMessage().contains("secret"), cause::getMessage);
                }
            } else {
                assertInstanceOf(Appended.class, other.get());
            }
        }
    }

    @Test
    void a_full_queue_answers_at_once() throws Exception {
        var store = node("full", PostgresOptions.DEFAULT.queueing(3));
        holdHead();
        var first = threads.submit(() -> new Bulbs(store).append(0, new Fitted(60)));
        awaitBlocked("full");
        var waiting = new ArrayList<Future<AppendResult>>();
        int refused = 0;
        for (int i = 0; i < 5; i++) {
            waiting.add(threads.submit(() -> new Bulbs(store).append(0, new Fitted(60))));
        }
        while (refused < 2) {
            refused = (int) waiting.stream()
                    .filter(append -> append.state() == Future.State.FAILED)
                    .filter(append -> append.exceptionNow() instanceof StoreUnavailable)
                    .count();
            Thread.onSpinWait();
        }
        releaseHead();
        first.get();
        assertEquals(
                3,
                waiting.stream()
                        .filter(append -> {
                            try {
                                return append.get() instanceof Appended;
                            } catch (ExecutionException | InterruptedException failed) {
                                return false;
                            }
                        })
                        .count());
    }

    /// The later of two appends to one stream waits for the next batch, so it is judged after the
    /// first.
    @Test
    void appends_to_one_stream_keep_their_order_in_all_batches() throws Exception {
        var store = node("ordered", PostgresOptions.DEFAULT);
        var bulbs = new Bulbs(store);
        holdHead();
        var first = threads.submit(() -> new Bulbs(store).append(0, new Fitted(60)));
        awaitBlocked("ordered");
        var key =
                new ReceiptKey(new Principal.Client("bulbs"), UUID.randomUUID().toString());
        var results = new ArrayList<Callable<AppendResult>>();
        results.add(() -> store.append(bulbs.under(key, 0, new Fitted(60))));
        results.add(() -> store.append(bulbs.under(key, 0, new Fitted(60))));
        results.add(() -> bulbs.append(0, new Fitted(60)));
        var futures = new ArrayList<Future<AppendResult>>();
        for (var result : results) {
            futures.add(threads.submit(result));
            Thread.sleep(50); // so that they queue in this order, which is the subject
        }
        releaseHead();
        assertInstanceOf(Appended.class, first.get());
        assertInstanceOf(Appended.class, futures.get(0).get());
        assertInstanceOf(AlreadyDone.class, futures.get(1).get());
        assertEquals(new VersionConflict(bulbs.stream(), 0, 1), futures.get(2).get());
    }

    @Test
    void recorded_at_does_not_go_back_with_the_clock() throws Exception {
        var bulbs = new Bulbs(node("clock", PostgresOptions.DEFAULT));
        bulbs.append(0, new Fitted(60));
        try (var sql = Sql.on(database)) {
            sql.run("update kernel.head set recorded_at = date_trunc('second', now()) + interval '3 seconds'");
            var ahead = sql.ask("select recorded_at::text from kernel.head");
            bulbs.append(1, new SwitchedOn());
            assertEquals(ahead, sql.ask("select recorded_at::text from kernel.event order by position desc limit 1"));
        }
    }

    @Test
    void a_closing_store_accepts_nothing() {
        var node = open("closed", PostgresOptions.DEFAULT);
        var bulbs = new Bulbs(node.eventStore(BulbEventTypes.codec(), new Sha256LogDigest()));
        bulbs.append(0, new Fitted(60));
        node.close();
        assertThrows(StoreUnavailable.class, () -> bulbs.append(1, new SwitchedOn()));
    }

    private EventStore<BulbEvent> node(String name, PostgresOptions options) {
        return open(name, options).eventStore(BulbEventTypes.codec(), new Sha256LogDigest());
    }

    private Postgres open(String name, PostgresOptions options) {
        var node = Postgres.open(database.address(), options.named(name));
        nodes.add(node);
        return node;
    }

    private void holdHead() throws SQLException {
        holder.run("begin");
        holder.run("select * from kernel.head for update");
    }

    private void releaseHead() throws SQLException {
        holder.run("rollback");
    }

    private void awaitBlocked(String node) throws SQLException {
        whenBlocked(node, "");
    }

    private void cutOffWhenBlocked(String node) throws SQLException {
        whenBlocked(
                node,
                "perform pg_terminate_backend(pid) from pg_stat_activity where application_name = '%s append';"
                        .formatted(node));
    }

    /// The server itself waits and acts: an append that is blocked gives up soon, and machines are
    /// busy.
    private void whenBlocked(String node, String act) throws SQLException {
        watcher.run("""
                do $$
                begin
                    while not exists (
                        select from pg_stat_activity where application_name = '%s append' and wait_event_type = 'Lock'
                    ) loop
                        perform pg_sleep(0.005);
                        perform pg_stat_clear_snapshot();
                    end loop;
                    %s
                end $$
                """.formatted(node, act));
    }
}
