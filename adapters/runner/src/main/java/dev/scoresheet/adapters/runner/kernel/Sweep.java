package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.NotDropped;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Periodic clean-up of a node. It retires generations that no live node has followed for long, and drops those that
/// were retired long enough ago.
final class Sweep {

    private static final System.Logger LOG = System.getLogger(Sweep.class.getName());

    private final Generations generations;
    private final RunnerOptions options;
    private final TimeSource time;
    private Optional<Long> last = Optional.empty();

    Sweep(Generations generations, RunnerOptions options, TimeSource time) {
        this.generations = generations;
        this.options = options;
        this.time = time;
    }

    /// Sweeps when it is time. The planning thread calls it in every round.
    void sweepIfDue() {
        var since = last.map(time::since);
        if (since.filter(passed -> passed.compareTo(options.sweep()) < 0).isEmpty()) {
            var watched = since.filter(this::isUnbroken).orElse(Duration.ZERO);
            last = Optional.of(time.nanos());
            retire(watched);
            drop();
        }
    }

    /// True if the last sweep is recent enough. After a longer time, other nodes may have counted this node as dead.
    private boolean isUnbroken(Duration sinceLast) {
        return sinceLast.compareTo(options.sweep().multipliedBy(2)) <= 0;
    }

    private void retire(Duration watched) {
        say(
                "retired the generations {0}, which no live node has followed for a long time",
                generations.retireUnfollowed(options.unfollowedAfter(), watched, options.node()));
    }

    private void drop() {
        try {
            say("dropped the retired generations {0}", generations.dropRetired(options.dropAfter()));
        } catch (NotDropped some) {
            LOG.log(Level.WARNING, String.valueOf(some.getMessage()));
        }
    }

    private static void say(String words, List<Long> numbers) {
        if (!numbers.isEmpty()) {
            LOG.log(Level.INFO, words, numbers);
        }
    }
}
