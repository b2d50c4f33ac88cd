package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Until;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// State of a bulk load: its progress and its loader process. Used under the lock of [MemoryViewState] only.
final class MemoryLoad {

    private final long generation;
    private final long through;
    private final int passes;
    private int done;
    private long read;
    private long rows;
    private boolean cancelRequested;
    private Optional<Until<String>> loader = Optional.empty();
    private Duration spent = Duration.ZERO;

    MemoryLoad(long generation, long through, int passes) {
        this.generation = generation;
        this.through = through;
        this.passes = passes;
    }

    private boolean isOf(String node) {
        return loader.filter(now -> now.what().equals(node)).isPresent();
    }

    /// Takes the load for a node. False if another node is loading it.
    boolean take(String node, Instant now) {
        if (!isOf(node) && loader.filter(other -> other.holds(now)).isPresent()) {
            return false;
        }
        alive(node, now);
        cancelRequested = false;
        return true;
    }

    private void alive(String node, Instant now) {
        loader = Optional.of(new Until<>(node, now.plus(Generations.LOADER_LAPSES)));
    }

    /// Records a loader's progress. False if the loader must end.
    boolean goesOn(String node, long nowRead, Duration nowSpent, Instant now) {
        if (!isOf(node)) {
            return false;
        }
        read = nowRead;
        spent = nowSpent;
        alive(node, now);
        return !cancelRequested;
    }

    void release(String node) {
        if (isOf(node)) {
            loader = Optional.empty();
        }
    }

    boolean isUnderWay(Instant now) {
        return loader.filter(one -> one.holds(now)).isPresent();
    }

    void cancel() {
        cancelRequested = true;
    }

    void requireNext(int pass) {
        if (done != pass || done == passes) {
            throw new IllegalStateException("pass %d of generation %d is not the next pass: %d of %d are done"
                    .formatted(pass, generation, done, passes));
        }
    }

    void passed(long moreRows) {
        done++;
        read = 0;
        rows += moreRows;
    }

    void end() {
        if (done < passes) {
            throw new IllegalStateException(
                    "only %d of %d passes of generation %d are done".formatted(done, passes, generation));
        }
        loader = Optional.empty();
    }

    void abandon() {
        loader = Optional.empty();
    }

    Generation.Load shown(Instant now) {
        var alive = loader.filter(one -> one.holds(now)).map(Until::what);
        return new Generation.Load(through, passes, done, read, rows, cancelRequested, alive, spent);
    }
}
