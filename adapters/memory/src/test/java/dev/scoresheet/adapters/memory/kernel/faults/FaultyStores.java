package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.UUID;

/// Stores that do not recognise an append that they get a second time.
final class FaultyStores {

    private FaultyStores() {}

    abstract static class Decorator extends ForwardingStore<BulbEvent> {

        private final EventStore<BulbEvent> store;

        Decorator(EventStore<BulbEvent> store) {
            this.store = store;
        }

        @Override
        protected EventStore<BulbEvent> target() {
            return store;
        }
    }

    /// Answers a fresh append with a conflict whenever its stream has another version, without a look at the digest.
    static final class VersionsAlone extends Decorator {

        VersionsAlone(EventStore<BulbEvent> store) {
            super(store);
        }

        @Override
        public AppendResult append(Append<BulbEvent> append) {
            var part = append.streams().getFirst();
            var actual = read(part.stream()).version();
            return append instanceof Append.Fresh<BulbEvent>
                            && part.expected() instanceof Exactly(var expected)
                            && expected < actual
                    ? new AppendResult.VersionConflict(part.stream(), expected, actual)
                    : super.append(append);
        }
    }

    /// Gives each keyed call another key.
    static final class KeyOfEachCall extends Decorator {

        KeyOfEachCall(EventStore<BulbEvent> store) {
            super(store);
        }

        @Override
        public AppendResult append(Append<BulbEvent> append) {
            if (!(append instanceof Append.Keyed<BulbEvent>(var streams, var receipt, var metadata, var fence))) {
                return super.append(append);
            }
            var key =
                    new ReceiptKey(receipt.key().principal(), UUID.randomUUID().toString());
            var other = new Receipt(key, receipt.requestHash(), receipt.outcome(), receipt.seen());
            return super.append(new Append.Keyed<>(streams, other, metadata, fence));
        }
    }
}
