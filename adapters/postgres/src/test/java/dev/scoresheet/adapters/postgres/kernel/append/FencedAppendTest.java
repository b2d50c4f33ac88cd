package dev.scoresheet.adapters.postgres.kernel.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.Fenced;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.Fence.PartitionEpoch;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Appends with the epoch of a partition, whose owner changes before, after and while the append waits for the head.
final class FencedAppendTest {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    private static final long EPOCH = 3;

    private final AppendEncoder<BulbEvent> encoder =
            new AppendEncoder<>(BulbEventTypes.codec(), new Sha256LogDigest(), _ -> 0);
    private final String process =
            "p" + UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "x");
    private final Bulbs bulbs = new Bulbs(OPENED.log().store());

    @BeforeEach
    void start() throws SQLException {
        try (var sql = Sql.on(OPENED.database())) {
            sql.run("insert into kernel.process values ('%s', 2, 0, clock_timestamp())".formatted(process));
            sql.run("""
                    insert into kernel.process_partition (process, partition, epoch)
                    values ('%1$s', 0, %2$d), ('%1$s', 1, %2$d + 1)
                    """.formatted(process, EPOCH));
        }
    }

    @Test
    void a_stale_member_of_a_batch_excludes_only_itself() throws SQLException {
        var log = OPENED.log();
        var first = new Bulbs(log.store());
        var current = new Bulbs(log.store());
        var behind = new Bulbs(log.store());
        var last = new Bulbs(log.store());
        var fenced = fenced(current.offer(0, new Fitted(40), new SwitchedOn(), new SwitchedOff()), 0, EPOCH);
        var keyed = last.offer(0, new Fitted(40), new SwitchedOn());
        long head = log.feed().head();
        var answer = send(
                first.fresh(0, new Fitted(60), new SwitchedOn()),
                fenced(bulbs.offer(0, new Fitted(60), new SwitchedOn()), 0, EPOCH - 1),
                fenced,
                fenced(new Append.Keyed<>(List.of(), receipt(), fenced.metadata()), 1, EPOCH),
                fenced(behind.offer(7, new Fitted(40)), 1, EPOCH + 1),
                keyed);
        assertEquals(
                List.of(
                        Appended.class,
                        Fenced.class,
                        Appended.class,
                        Fenced.class,
                        VersionConflict.class,
                        Appended.class),
                answer.results().stream().map(Object::getClass).toList());
        assertEquals(log.reader().events(head, 100), answer.rows());
        assertEquals(head + 7, log.feed().head());
        assertEquals(0, bulbs.store().read(bulbs.stream()).version());
        assertEquals(
                List.of(OptionalLong.of(head + 3), OptionalLong.of(head + 6)),
                List.of(firstOf(fenced), firstOf(keyed)));
    }

    private static OptionalLong firstOf(Append.Keyed<BulbEvent> append) {
        return OPENED.log()
                .store()
                .receipt(append.receipt().key())
                .orElseThrow()
                .firstPosition();
    }

    @Test
    void an_append_that_was_done_before_is_recognised_behind_a_stale_fence() {
        var done = fenced(bulbs.offer(0, new Fitted(60)), 0, EPOCH);
        var stored = ((Appended) append(done)).under(done.receipt());
        var stale = new Append.Keyed<>(done.streams(), done.receipt(), done.metadata(), epoch(0, EPOCH - 1));
        assertEquals(new AlreadyDone(stored), append(stale));
        var receipt = done.receipt();
        var other = new Receipt(receipt.key(), Bytes.of(new byte[] {1}), receipt.outcome(), receipt.seen());
        var reused = new Append.Keyed<>(stale.streams(), other, stale.metadata(), stale.fence());
        assertInstanceOf(KeyReused.class, append(reused));
    }

    @Test
    void an_epoch_of_the_future_or_of_no_partition_does_not_hold() {
        assertEquals(new Fenced(), append(fenced(bulbs.offer(0, new Fitted(60)), 0, EPOCH + 1)));
        assertEquals(new Fenced(), append(fenced(bulbs.offer(0, new Fitted(60)), 2, EPOCH)));
        assertEquals(0, bulbs.store().read(bulbs.stream()).version());
    }

    @Test
    void a_condition_of_an_unknown_kind_is_refused() throws SQLException {
        try (var sql = Sql.as(DatabaseRole.APPLICATION, OPENED.database())) {
            assertEquals("22023", sql.refusal("""
                            select * from kernel.append_fenced_batch(
                                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '',
                                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
                                array[1], array['weather'], array['rain'], array[1::bigint])
                            """));
        }
    }

    @Test
    void an_append_that_waits_for_the_head_meets_the_epoch_of_the_owner_that_held_it() throws Exception {
        try (var owner = Sql.as(DatabaseRole.APPLICATION, OPENED.database())) {
            owner.run("begin");
            owner.run("select kernel.lock_head()");
            var late = CompletableFuture.supplyAsync(() -> append(fenced(bulbs.offer(0, new Fitted(60)), 0, EPOCH)));
            awaitWaiting("append");
            owner.run(takeOver());
            owner.run("commit");
            assertEquals(new Fenced(), late.get());
        }
        assertEquals(0, bulbs.store().read(bulbs.stream()).version());
    }

    @Test
    void a_new_owner_waits_for_an_append_that_holds_the_head() throws Exception {
        try (var call = call();
                var owner = Sql.as(DatabaseRole.APPLICATION, OPENED.database())) {
            call.connection().setAutoCommit(false);
            var sent = call.send(List.of(encoder.encode(fenced(bulbs.offer(0, new Fitted(60)), 0, EPOCH))));
            assertInstanceOf(Appended.class, sent.results().getFirst());
            owner.run("set application_name = 'new owner'");
            var seen = CompletableFuture.supplyAsync(() -> {
                try {
                    owner.run("begin");
                    owner.run("select kernel.lock_head()");
                    owner.run(takeOver());
                    owner.run("commit");
                    return bulbs.store().read(bulbs.stream()).version();
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            awaitWaiting("new owner");
            call.connection().commit();
            assertEquals(1, seen.get());
        }
        assertEquals(new Fenced(), append(fenced(bulbs.offer(1, new SwitchedOn()), 0, EPOCH)));
    }

    private String takeOver() {
        return "update kernel.process_partition set epoch = epoch + 1 where process = '%s' and partition = 0"
                .formatted(process);
    }

    private static void awaitWaiting(String application) throws Exception {
        try (var sql = Sql.on(OPENED.database())) {
            var waiting = """
                    select pid from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and application_name like '%%%s%%'
                    """.formatted(application);
            while (sql.ask(waiting).isEmpty()) {
                Thread.sleep(5);
            }
        }
    }

    private Append.Keyed<BulbEvent> fenced(Append.Keyed<BulbEvent> append, int partition, long epoch) {
        return new Append.Keyed<>(append.streams(), append.receipt(), append.metadata(), epoch(partition, epoch));
    }

    private Fence epoch(int partition, long epoch) {
        return Fence.of(new PartitionEpoch(process, partition, epoch));
    }

    private Receipt receipt() {
        return new Bulbs(OPENED.log().store()).offer(0, new Fitted(60)).receipt();
    }

    private static AppendResult append(Append<BulbEvent> append) {
        return OPENED.log().store().append(append);
    }

    private static AppendCall call() throws SQLException {
        return new AppendCall(
                SessionSettings.appending("call").open(OPENED.database().address()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private AppendCall.Answer send(Append<BulbEvent>... appends) throws SQLException {
        try (var call = call()) {
            return call.send(List.of(appends).stream().map(encoder::encode).toList());
        }
    }
}
