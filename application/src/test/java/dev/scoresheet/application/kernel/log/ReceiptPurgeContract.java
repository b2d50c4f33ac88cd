package dev.scoresheet.application.kernel.log;

import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static dev.scoresheet.application.kernel.log.Appends.under;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Suite on the promises of every [ReceiptPurge]: receipts of a client expire with any client id, and receipts
/// of the system stay.
public abstract class ReceiptPurgeContract {

    /// Clients whose ids are as they choose them, among them the names of components.
    static Stream<Principal> clients() {
        return Stream.concat(
                Stream.of(new Principal.Anonymous()),
                Stream.of("wanda", "anonymous", "system:import", "process:rating", ":")
                        .map(Principal.Client::new));
    }

    static Stream<Principal> components() {
        return Stream.of("system:import", "process:rating", "actors:wanda").map(Principal.Component::new);
    }

    private EventStore<BulbEvent> store;

    /// An empty log, made once for each case.
    protected abstract LogUnderTest log() throws Exception;

    /// The purge of this log.
    protected abstract ReceiptPurge purge();

    /// Makes all receipts that much older.
    protected abstract void age(Duration time) throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = log().store();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void receipts_of_clients_are_forgotten_after_the_time(Principal client) throws Exception {
        var done = appended(client);
        assertEquals(0, purge().purge(ReceiptPurge.USUAL));
        age(Duration.ofDays(31));
        appended(client);

        assertEquals(1, purge().purge(ReceiptPurge.USUAL));

        assertEquals(0, purge().purge(ReceiptPurge.USUAL));
        assertInstanceOf(Appended.class, store.append(onAnotherStream(done)));
    }

    @ParameterizedTest
    @MethodSource("components")
    void receipts_of_the_system_stay(Principal component) throws Exception {
        var done = appended(component);
        age(Duration.ofDays(4000));
        assertEquals(0, purge().purge(ReceiptPurge.SHORTEST));
        assertInstanceOf(AlreadyDone.class, store.append(onAnotherStream(done)));
    }

    @Test
    void younger_receipts_stay() throws Exception {
        var done = appended(new Principal.Client("wanda"));
        age(Duration.ofDays(29));
        assertEquals(0, purge().purge(ReceiptPurge.USUAL));
        assertInstanceOf(AlreadyDone.class, store.append(onAnotherStream(done)));
    }

    @Test
    void a_receipt_is_kept_for_a_day_at_least() {
        assertThrows(IllegalArgumentException.class, () -> purge().purge(Duration.ofHours(23)));
    }

    private Append.Keyed<BulbEvent> appended(Principal principal) {
        var key = new ReceiptKey(principal, UUID.randomUUID().toString());
        var append = under(key, to(freshStream(), 0, new Fitted(60)));
        Appends.appended(store.append(append));
        return append;
    }

    /// The same key and request for a stream without events: only its receipt can refuse it.
    private static Append.Keyed<BulbEvent> onAnotherStream(Append.Keyed<BulbEvent> done) {
        return under(done.receipt().key(), to(freshStream(), 0, new Fitted(60)));
    }
}
