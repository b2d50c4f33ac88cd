package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import dev.scoresheet.domain.kernel.BulbEvent;

/// One log as the contract suites see it. The log need not be empty, but no other writer may write to it while
/// a case runs.
public interface LogUnderTest {

    EventStore<BulbEvent> store();

    EventFeed<BulbEvent> feed();

    LogReader reader();

    ReceiptReader receipts();

    EventCodec<BulbEvent> codec();

    LogDigest digest();

    /// The same log, opened once more with pages of so many bytes; closed like the next.
    LogUnderTest pagingBy(int bytes);

    /// The same log, opened once more through another codec: a second node, perhaps of another release. The
    /// maker of this log closes that one, too.
    LogUnderTest openedWith(EventCodec<BulbEvent> codec);
}
