package dev.scoresheet.application.kernel.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.domain.kernel.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The one specification of projections: over one log, every way of running one gives the same rows, text for
/// text. A subject extends it for each store, with a log that has everything in it.
///
/// It does not say that the rows are right: the author of a read model says that with an account of its own.
///
/// @param <E> the union of all events of the system
public abstract class ProjectionSpec<E> {

    private static final int KEYS = 12;

    private final Random random = Seed.random(getClass().getSimpleName());

    /// Store of the rows.
    public record Store(Views views, Generations generations, Leases leases) {}

    /// The log of all cases, written before the first.
    protected abstract EventFeed<E> feed();

    /// A store that knows the projections.
    protected abstract Store store();

    protected abstract List<Projection<E, ?, ?, ?>> projections();

    protected abstract Filter followed(Projection<E, ?, ?, ?> projection);

    /// The generation that was stepped in the transactions of the appends while the log was written, in a
    /// store that does so.
    protected OptionalLong inlined(Projection<E, ?, ?, ?> projection) {
        return OptionalLong.empty();
    }

    @TestFactory
    Stream<DynamicTest> rows_are_the_same_in_every_mode() {
        return projections().stream()
                .map(projection -> DynamicTest.dynamicTest(
                        projection.identity().toString(), () -> assertSameInEveryMode(projection)));
    }

    /// Fails when two modes disagree.
    protected final <K, X, V> void assertSameInEveryMode(Projection<E, K, X, V> projection) {
        var modes = new ProjectionModes<>(projection, followed(projection), feed(), store());
        var rows = modes.whole();
        assertFalse(rows.isEmpty(), "the log has nothing for " + projection.name());
        assertSame("asynchronous", rows, modes.asynchronous(random));
        assertSame("event by event", rows, modes.eventByEvent(random));
        assertSame("in bulk", rows, modes.bulk());
        inlined(projection).ifPresent(generation -> assertSame("inline", rows, modes.inline(generation)));
        var keys = new ArrayList<>(rows.keySet());
        for (int sampled = 0; sampled < KEYS; sampled++) {
            var key = keys.get(random.nextInt(keys.size()));
            assertEquals(rows.get(key), modes.live(key).orElse("no row"), "live, " + key);
        }
    }

    /// The first difference says more than two long maps.
    private static void assertSame(String mode, SortedMap<String, String> expected, SortedMap<String, String> actual) {
        expected.forEach((key, row) -> assertEquals(row, actual.getOrDefault(key, "no row"), mode + ", " + key));
        assertEquals(expected.keySet(), actual.keySet(), mode);
    }
}
