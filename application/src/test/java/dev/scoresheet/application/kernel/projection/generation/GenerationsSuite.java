package dev.scoresheet.application.kernel.projection.generation;

import static dev.scoresheet.application.kernel.projection.Bulbs.rows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.step.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// Generations of one store, and what the cases of all suites on them need.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class GenerationsSuite {

    static final BulbLives LIVES = new BulbLives(1, "");
    static final BulbLives OTHER = new BulbLives(2, "digest");
    static final String BY = "operator";

    ViewsUnderTest store;
    Generations generations;

    /// The store of one case, in which no view was ever filled; asked once before each.
    protected abstract ViewsUnderTest store();

    @BeforeEach
    void open() {
        store = store();
        generations = store.generations();
    }

    long first() {
        return generations.atStart(LIVES.identity()).orElseThrow().number();
    }

    View<StreamId, Life> view(long generation) {
        return store.views().view(LIVES, generation);
    }

    /// A generation that is loaded with some rows through a position.
    long candidate(BulbLives projection, long through, int rows) {
        var number = generations.begin(projection.identity(), through, 1, BY).number();
        var load = store.views().bulkLoad(projection);
        load.pass(number, 0, rows(0, rows), List.of(), Map.of(), List.of());
        load.index(number);
        generations.finishLoad(number);
        return number;
    }

    Generation generation(long number) {
        return generations.all().stream()
                .filter(generation -> generation.number() == number)
                .findFirst()
                .orElseThrow();
    }

    Role role(long number) {
        return generation(number).role();
    }

    static void refused(String because, Optional<String> refusal) {
        assertTrue(refusal.filter(reason -> reason.contains(because)).isPresent(), refusal::toString);
    }
}
