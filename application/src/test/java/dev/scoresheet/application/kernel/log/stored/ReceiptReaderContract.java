package dev.scoresheet.application.kernel.log.stored;

import static dev.scoresheet.application.kernel.log.Appends.done;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshKey;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;
import static dev.scoresheet.application.kernel.log.Appends.receiptAlone;
import static dev.scoresheet.application.kernel.log.Appends.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Suite on the promises of every [ReceiptReader].
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ReceiptReaderContract {

    private LogUnderTest log;

    /// The log of one case; asked once before each.
    protected abstract LogUnderTest log();

    @BeforeEach
    void open() {
        log = log();
    }

    @Test
    void known_keys_have_their_outcomes_and_instants() {
        var done = done(freshKey());
        var refused = new Receipt(freshKey(), done.requestHash(), ReceiptOutcome.REFUSED, Map.of());
        log.store().append(receiptAlone(refused));
        log.store()
                .append(new Append.Keyed<BulbEvent>(
                        List.of(to(freshStream(), 0, life(1))), done, Metadata.of("c"), Fence.NONE));
        var read = log.receipts().receipts(Set.of(done.key(), refused.key(), freshKey()));
        assertEquals(Set.of(done.key(), refused.key()), read.keySet());
        assertEquals(ReceiptOutcome.REFUSED, read.get(refused.key()).outcome());
        assertEquals(ReceiptOutcome.DONE, read.get(done.key()).outcome());
        assertEquals(log.reader().head().recordedAt(), read.get(done.key()).at());
        assertTrue(!read.get(refused.key()).at().isAfter(read.get(done.key()).at()));
    }

    @Test
    void a_key_of_another_principal_is_another_key() {
        var done = done(freshKey());
        log.store().append(receiptAlone(done));
        var other = new ReceiptKey(
                new Principal.Component("process:other"), done.key().key());
        assertEquals(Map.of(), log.receipts().receipts(Set.of(other)));
        assertEquals(Map.of(), log.receipts().receipts(Set.of()));
    }

    @Test
    void many_keys_are_read_at_once() {
        var keys = new HashSet<ReceiptKey>();
        IntStream.range(0, 500).forEach(_ -> keys.add(freshKey()));
        var known = done(keys.iterator().next());
        log.store().append(receiptAlone(known));
        assertEquals(Set.of(known.key()), log.receipts().receipts(keys).keySet());
    }

    @Test
    void a_fresh_append_leaves_no_receipt() {
        log.store().append(fresh(freshStream(), 0, life(2)));
        assertEquals(Map.of(), log.receipts().receipts(Set.of(freshKey())));
    }
}
