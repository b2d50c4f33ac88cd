package dev.scoresheet.adapters.postgres.kernel.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.log.CommittedEventsBuffer;
import dev.scoresheet.adapters.postgres.kernel.log.LogHeadTracker;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.Fenced;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ends of an append after a call of its batch was lost. The sender follows a script: what the database or the network
/// does with one call after another.
final class LostBatchTest {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    private static final String CONNECTION_LOST = "08006";
    private static final String DATA_REFUSED = "22P02";

    private final Deque<BatchSender> script = new ArrayDeque<>();
    private final AppendEncoder<BulbEvent> encoder =
            new AppendEncoder<>(BulbEventTypes.codec(), new Sha256LogDigest(), _ -> 0);
    private final Bulbs fresh = new Bulbs(OPENED.log().store());
    private final Bulbs keyed = new Bulbs(OPENED.log().store());
    private final CommittedEventsBuffer recent = new CommittedEventsBuffer(1_000_000);
    private AppendQueue queue;
    private AppendSession session;
    private BatchWriter writer;

    @BeforeEach
    void open() throws SQLException {
        var address = OPENED.database().address();
        var settings = SessionSettings.appending("lost");
        queue = new AppendQueue(PostgresOptions.DEFAULT.appending());
        session = new AppendSession(address, settings, settings.open(address), recent);
        settleWithin(Duration.ofMinutes(1));
    }

    private void settleWithin(Duration time) {
        writer = new BatchWriter(
                session,
                queue,
                time,
                new LogHeadTracker(() -> 0, Duration.ofSeconds(1)),
                recent,
                AppendMeter.NONE,
                new AppenderState());
        writer.useSender((call, batch, without) -> script.remove().send(call, batch, without));
    }

    @AfterEach
    void close() {
        session.close();
        assertEquals(List.of(), List.copyOf(script), "calls that were not made");
    }

    @Test
    void a_batch_that_was_lost_after_its_commit_is_recognised_member_by_member() throws Exception {
        script.addAll(
                List.of(LostBatchTest::lostAfterItsCommit, refusing(DATA_REFUSED), BatchSender.NONE, BatchSender.NONE));
        var batch = write(fresh.fresh(0, new Fitted(60), new SwitchedOn()), keyed.offer(0, new Fitted(40)));
        var first = assertInstanceOf(Appended.class, batch.get(0).result().join());
        assertInstanceOf(AlreadyDone.class, batch.get(1).result().join());
        long head = OPENED.log().feed().head();
        assertEquals(head - 2, first.firstPosition().getAsLong());
        assertEquals(head - 1, first.lastPosition().getAsLong());
        assertEquals(2, fresh.store().read(fresh.stream()).version());
        assertEquals(1, keyed.store().read(keyed.stream()).version());
    }

    /// The lost call of the whole batch may still commit after the call of a member has failed.
    @ParameterizedTest
    @ValueSource(strings = {DATA_REFUSED, "XX000"})
    void the_fate_of_a_lost_call_is_kept_when_its_batch_is_split(String endOfMember) throws Exception {
        script.addAll(
                List.of(refusing(CONNECTION_LOST), refusing(DATA_REFUSED), refusing(endOfMember), BatchSender.NONE));
        var batch = write(fresh.fresh(0, new Fitted(60)), keyed.offer(0, new Fitted(40)));
        assertInstanceOf(OutcomeUnknown.class, failure(batch.getFirst()));
        assertInstanceOf(Appended.class, batch.get(1).result().join());
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "55000", "XX001", "25006", "53100", "55P03"})
    void the_fate_of_a_lost_call_is_kept_when_its_batch_is_split_and_given_up(String end) throws Exception {
        script.addAll(List.of(refusing(CONNECTION_LOST), refusing(DATA_REFUSED), last(refusing(end))));
        for (var member : write(fresh.fresh(0, new Fitted(60)), keyed.offer(0, new Fitted(40)))) {
            assertInstanceOf(OutcomeUnknown.class, failure(member));
        }
    }

    /// Otherwise each member would wait for the same fault, one after another.
    @ParameterizedTest
    @ValueSource(strings = {"42501", "55000", "XX001", "25006", "53100", "55P03"})
    void a_split_batch_is_given_up_with_all_members_that_were_not_sent(String end) throws Exception {
        script.addAll(List.of(refusing(DATA_REFUSED), BatchSender.NONE, last(refusing(end))));
        var batch = write(
                fresh.fresh(0, new Fitted(60)),
                keyed.offer(0, new Fitted(40)),
                new Bulbs(fresh.store()).fresh(0, new Fitted(25)));
        assertInstanceOf(Appended.class, batch.getFirst().result().join());
        assertInstanceOf(StoreUnavailable.class, failure(batch.get(1)));
        assertInstanceOf(StoreUnavailable.class, failure(batch.get(2)));
    }

    /// No member is tried a second time, because the call of the whole batch took the time.
    @Test
    void the_members_of_a_split_batch_share_the_time_of_the_batch() throws Exception {
        settleWithin(Duration.ofMillis(50));
        script.addAll(List.of(LostBatchTest::refusingLate, BatchSender.NONE, refusing("55P03")));
        var batch = write(
                fresh.fresh(0, new Fitted(60)),
                keyed.offer(0, new Fitted(40)),
                new Bulbs(fresh.store()).fresh(0, new Fitted(25)));
        assertInstanceOf(Appended.class, batch.getFirst().result().join());
        assertInstanceOf(StoreUnavailable.class, failure(batch.get(1)));
        assertInstanceOf(StoreUnavailable.class, failure(batch.get(2)));
    }

    @Test
    void a_session_that_was_left_in_a_transaction_gives_no_result_and_is_replaced() throws Exception {
        script.addAll(List.of(LostBatchTest::leavingATransaction, BatchSender.NONE));
        var failure = failure(write(fresh.fresh(0, new Fitted(60))).getFirst());
        assertInstanceOf(IllegalStateException.class, failure);
        assertInstanceOf(
                Appended.class,
                write(fresh.fresh(0, new Fitted(60))).getFirst().result().join());
        assertEquals(1, fresh.store().read(fresh.stream()).version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "55000", "XX001", "25006", "53100", "55P03"})
    void the_store_is_unavailable_to_an_append_of_which_no_call_was_lost(String end) throws Exception {
        script.add(last(refusing(end)));
        assertInstanceOf(
                StoreUnavailable.class,
                failure(write(fresh.fresh(0, new Fitted(60))).getFirst()));
    }

    @Test
    void a_refused_append_of_which_no_call_was_lost_is_refused() throws Exception {
        script.addAll(List.of(refusing(DATA_REFUSED), refusing(DATA_REFUSED), BatchSender.NONE));
        var batch = write(fresh.fresh(0, new Fitted(60)), keyed.offer(0, new Fitted(40)));
        assertInstanceOf(IllegalArgumentException.class, failure(batch.getFirst()));
        assertInstanceOf(Appended.class, batch.get(1).result().join());
    }

    /// The answer may be what the program cannot read, and the call done.
    @Test
    void a_defect_in_a_call_leaves_its_outcome_unknown() throws Exception {
        script.add((call, batch, _) -> {
            call.send(batch);
            throw new IllegalStateException("on purpose");
        });
        assertInstanceOf(
                OutcomeUnknown.class,
                failure(write(fresh.fresh(0, new Fitted(60))).getFirst()));
        assertEquals(1, fresh.store().read(fresh.stream()).version());
    }

    /// A stream that grows to the expected version lets the lost call write.
    @Test
    void a_conflict_with_a_stream_that_is_behind_does_not_settle_a_lost_call() throws Exception {
        script.addAll(List.of(refusing(CONNECTION_LOST), BatchSender.NONE));
        assertInstanceOf(
                OutcomeUnknown.class,
                failure(write(fresh.fresh(5, new Fitted(60))).getFirst()));
        script.add(BatchSender.NONE);
        assertEquals(
                new VersionConflict(fresh.stream(), 5, 0),
                write(fresh.fresh(5, new Fitted(60))).getFirst().result().join());
    }

    @Test
    void a_conflict_with_a_stream_that_is_ahead_settles_a_lost_call() throws Exception {
        fresh.store().append(fresh.fresh(0, new Fitted(40)));
        script.addAll(List.of(refusing(CONNECTION_LOST), BatchSender.NONE));
        assertEquals(
                new VersionConflict(fresh.stream(), 0, 1),
                write(fresh.fresh(0, new Fitted(60))).getFirst().result().join());
    }

    /// An epoch never falls, so the lost call will be refused, too.
    @Test
    void a_stale_fence_settles_a_lost_call_that_was_not_committed() throws Exception {
        script.addAll(List.of(refusing(CONNECTION_LOST), BatchSender.NONE));
        assertEquals(new Fenced(), write(stale()).getFirst().result().join());
    }

    @Test
    void a_lost_call_that_was_committed_is_recognised_behind_a_stale_fence() throws Exception {
        var append = stale();
        script.addAll(List.of(
                (call, _, _) -> {
                    var current = new Append.Keyed<>(append.streams(), append.receipt(), append.metadata());
                    return lostAfterItsCommit(call, List.of(encoder.encode(current)), Set.of());
                },
                BatchSender.NONE));
        assertInstanceOf(AlreadyDone.class, write(append).getFirst().result().join());
    }

    private Append.Keyed<BulbEvent> stale() {
        var append = keyed.offer(0, new Fitted(60));
        var fence = Fence.of(new Fence.PartitionEpoch("none", 0, 1));
        return new Append.Keyed<>(append.streams(), append.receipt(), append.metadata(), fence);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private List<PendingAppend> write(Append<BulbEvent>... appends) throws InterruptedException {
        var batch = List.of(appends).stream()
                .map(encoder::encode)
                .map(append -> PendingAppend.of(append, _ -> false))
                .toList();
        writer.write(batch);
        return batch;
    }

    private static Throwable failure(PendingAppend pending) {
        return assertThrows(CompletionException.class, pending.result()::join).getCause();
    }

    private static AppendCall.Answer lostAfterItsCommit(AppendCall call, List<EncodedAppend> batch, Set<String> without)
            throws SQLException {
        call.send(batch);
        throw new SQLException("on purpose", CONNECTION_LOST);
    }

    private static AppendCall.Answer refusingLate(AppendCall call, List<EncodedAppend> batch, Set<String> without)
            throws SQLException {
        try (var statement = call.connection().createStatement()) {
            statement.execute("select pg_sleep(0.1)");
        }
        throw new SQLException("on purpose", DATA_REFUSED);
    }

    private static AppendCall.Answer leavingATransaction(
            AppendCall call, List<EncodedAppend> batch, Set<String> without) throws SQLException {
        call.connection().setAutoCommit(false);
        throw new SQLException("on purpose", "55P03");
    }

    private static BatchSender refusing(String state) {
        return (_, _, _) -> {
            throw new SQLException("on purpose", state);
        };
    }

    /// The node is closing, so the writer gives up what it would try again.
    private BatchSender last(BatchSender sender) {
        return (call, batch, without) -> {
            queue.close();
            return sender.send(call, batch, without);
        };
    }
}
