package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import java.util.List;

/// Fail-over to a standby that lacks the last commits.
public final class FailOver {

    private FailOver() {}

    /// Returns the log of the standby, in the next era.
    ///
    /// @param lost number of the last appends with events that the standby never received
    /// @param keys all keys that callers have used
    public static MemoryLogUnderTest of(MemoryLogUnderTest primary, int lost, List<ReceiptKey> keys) {
        var before = primary.rows();
        var standby = new MemoryLogState("standby");
        for (long era = 0; era <= before.era(); era++) {
            standby.beginEra();
        }
        standby.locked(() -> {
            copy(before, standby, lost, keys);
            return standby.head();
        });
        return new MemoryLogUnderTest(standby, primary.codec(), primary.clock(), primary.pageBytes());
    }

    private static void copy(MemoryLogState before, MemoryLogState standby, int lost, List<ReceiptKey> keys) {
        var seals = before.sealsAfter(0, Integer.MAX_VALUE);
        for (var seal : seals.subList(0, Math.max(0, seals.size() - lost))) {
            standby.add(before.after(seal.first() - 1, (int) (seal.last() - seal.first() + 1)), seal);
        }
        for (var key : keys) {
            before.receipt(key)
                    .filter(receipt ->
                            receipt.lastPosition().orElse(0) <= standby.head().position())
                    .filter(receipt -> receipt.versions().entrySet().stream()
                            .allMatch(seen -> standby.version(seen.getKey()) >= seen.getValue()))
                    .ifPresent(receipt -> standby.add(receipt, standby.head().recordedAt()));
        }
    }
}
