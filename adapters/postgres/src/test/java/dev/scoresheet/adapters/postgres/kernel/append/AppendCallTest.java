package dev.scoresheet.adapters.postgres.kernel.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.LogOfClass;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One call with every kind of member, and what it leaves in the tables.
final class AppendCallTest {

    @RegisterExtension
    static final LogOfClass OPENED = new LogOfClass();

    private static final BulbEvent FITTED = new Fitted(60);

    private final AppendEncoder<BulbEvent> encoder =
            new AppendEncoder<>(BulbEventTypes.codec(), new Sha256LogDigest(), _ -> 0);

    @Test
    void positions_of_a_batch_with_refused_and_settled_members_are_those_in_the_log() throws SQLException {
        var log = OPENED.log();
        var store = log.store();
        var settled = new Bulbs(store);
        var known = new Bulbs(store);
        var stale = new Bulbs(store);
        var staleLast = new Bulbs(store);
        var taken = new Bulbs(store);
        var again = settled.fresh(0, FITTED, new SwitchedOn());
        var sameKey = known.offer(0, FITTED);
        var settledAs = store.append(again);
        var knownAs = ((Appended) store.append(sameKey)).under(sameKey.receipt());
        store.append(taken.fresh(0, FITTED));
        long head = log.feed().head();

        var first = new Bulbs(store);
        var second = new Bulbs(store);
        var third = new Bulbs(store);
        var keyedFirst = second.offer(0, FITTED, new SwitchedOn(), new SwitchedOff());
        var receiptAlone = new Append.Keyed<BulbEvent>(List.of(), receiptOf(stale), Metadata.of("alone"));
        var keyedLast = third.offer(0, FITTED, new SwitchedOn());
        var answer = send(
                again,
                first.fresh(0, FITTED, new SwitchedOn()),
                stale.offer(7, FITTED),
                keyedFirst,
                sameKey,
                receiptAlone,
                taken.fresh(0, FITTED),
                keyedLast,
                staleLast.fresh(9, FITTED));

        var keyedFirstAs = appended(second, 3, head + 3);
        var keyedLastAs = appended(third, 2, head + 6);
        assertEquals(
                List.of(
                        settledAs,
                        appended(first, 2, head + 1),
                        new VersionConflict(stale.stream(), 7, 0),
                        keyedFirstAs,
                        new AlreadyDone(knownAs),
                        new Appended(Map.of(stale.stream(), 7L), OptionalLong.empty(), OptionalLong.empty()),
                        new VersionConflict(taken.stream(), 0, 1),
                        keyedLastAs,
                        new VersionConflict(staleLast.stream(), 9, 0)),
                answer.results());
        assertEquals(log.reader().events(head, 100), answer.rows());
        assertEquals(7, answer.rows().size());
        assertEquals(head + 7, log.feed().head());
        assertEquals(
                List.of(keyedFirstAs.under(keyedFirst.receipt()), keyedLastAs.under(keyedLast.receipt())),
                List.of(
                        store.receipt(keyedFirst.receipt().key()).orElseThrow(),
                        store.receipt(keyedLast.receipt().key()).orElseThrow()));
        assertEquals(
                OptionalLong.empty(),
                store.receipt(receiptAlone.receipt().key()).orElseThrow().firstPosition());
    }

    @Test
    void a_batch_of_which_nothing_is_left_moves_no_head_and_adds_no_rows() throws SQLException {
        var log = OPENED.log();
        var settled = new Bulbs(log.store());
        var again = settled.fresh(0, FITTED);
        var settledAs = log.store().append(again);
        long head = log.feed().head();
        int seals = log.reader().seals(0, 10_000).size();
        var stale = new Bulbs(log.store());
        var answer = send(again, stale.offer(3, FITTED));
        assertEquals(List.of(settledAs, new VersionConflict(stale.stream(), 3, 0)), answer.results());
        assertEquals(List.of(), answer.rows());
        assertEquals(head, log.feed().head());
        assertEquals(seals, log.reader().seals(0, 10_000).size());
    }

    @Test
    void a_node_of_the_release_before_appends_next_to_this_one() throws SQLException {
        var bulbs = new Bulbs(OPENED.log().store());
        var append = bulbs.offer(0, FITTED);
        var encoded = encoder.encode(append);
        long head = OPENED.log().feed().head();
        assertEquals(List.of("appended at " + (head + 1)), older(encoded));
        assertEquals(appended(bulbs, 1, head + 1).under(append.receipt()), receipted(append));
        assertEquals(new AlreadyDone(receipted(append)), bulbs.store().append(append));
        assertEquals(
                new Appended(Map.of(bulbs.stream(), 2L), OptionalLong.of(head + 2), OptionalLong.of(head + 2)),
                bulbs.store().append(bulbs.fresh(1, new SwitchedOn())));
        assertEquals(List.of("already-done at " + (head + 1)), older(encoded));
        assertEquals(2, bulbs.store().read(bulbs.stream()).version());
    }

    private static StoredReceipt receipted(Append.Keyed<BulbEvent> append) {
        return OPENED.log().store().receipt(append.receipt().key()).orElseThrow();
    }

    /// Calls the function of the release before, for an append of one event.
    private static List<String> older(EncodedAppend append) throws SQLException {
        var receipt = append.receipt().orElseThrow();
        var stream = append.streams().getFirst();
        var event = stream.events().getFirst();
        try (var sql = Sql.as(DatabaseRole.APPLICATION, OPENED.database())) {
            return sql.ask("""
                    select result || ' at ' || first_position from kernel.append(
                        array['%s'], array[decode('%s', 'hex')], array[decode('%s', 'hex')], array['done'],
                        array['%s'], array[''], array[1], array[1], array['%s'], array[%d::bigint], array[1],
                        array['%s'], array[%d], array['%s'], array['%s'], decode('%s', 'hex'))
                    """.formatted(
                            receipt.receipt().key().principal().stored(),
                            receipt.keyHash(),
                            receipt.receipt().requestHash(),
                            append.writtenVersions(),
                            stream.id(),
                            stream.expected(),
                            event.type(),
                            event.schemaVersion(),
                            event.metadata(),
                            event.data(),
                            event.digest()));
        }
    }

    @Test
    void an_attempt_adds_nothing_and_the_call_after_it_is_committed() throws SQLException {
        long head = OPENED.log().feed().head();
        try (var call = open()) {
            call.attempt();
            assertCommitted(call, head + 1);
            set(call, "synchronous_commit = off");
            assertThrows(SQLException.class, call::attempt);
            set(call, "synchronous_commit = on");
            assertCommitted(call, head + 2);
        }
    }

    private void assertCommitted(AppendCall call, long head) throws SQLException {
        assertTrue(call.connection().getAutoCommit());
        call.send(List.of(encoder.encode(new Bulbs(OPENED.log().store()).fresh(0, FITTED))));
        assertEquals(head, OPENED.log().feed().head());
    }

    private static void set(AppendCall call, String setting) throws SQLException {
        try (var statement = call.connection().createStatement()) {
            statement.execute("set " + setting);
        }
    }

    /// The queue never makes such a batch.
    @Test
    void two_members_that_share_a_stream_are_refused_as_a_whole() {
        var bulbs = new Bulbs(OPENED.log().store());
        long head = OPENED.log().feed().head();
        assertThrows(SQLException.class, () -> send(bulbs.fresh(0, FITTED), bulbs.fresh(0, FITTED)));
        assertEquals(head, OPENED.log().feed().head());
    }

    private static Appended appended(Bulbs bulbs, int events, long first) {
        return new Appended(
                Map.of(bulbs.stream(), (long) events), OptionalLong.of(first), OptionalLong.of(first + events - 1));
    }

    private static Receipt receiptOf(Bulbs seen) {
        var key =
                new ReceiptKey(new Principal.Client("bulbs"), UUID.randomUUID().toString());
        return new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of(seen.stream(), 7L));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private AppendCall.Answer send(Append<BulbEvent>... appends) throws SQLException {
        try (var call = open()) {
            return call.send(List.of(appends).stream().map(encoder::encode).toList());
        }
    }

    private static AppendCall open() throws SQLException {
        return new AppendCall(
                SessionSettings.appending("call").open(OPENED.database().address()));
    }
}
