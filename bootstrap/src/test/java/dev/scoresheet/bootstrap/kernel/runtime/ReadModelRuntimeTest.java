package dev.scoresheet.bootstrap.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.operations.RunnerStatus.NotReady;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReadModelRuntimeTest {

    @Test
    void a_view_that_waits_for_more_than_a_load_says_why_it_is_not_ready() {
        var one = new ViewIdentity("one", 1, "");
        var two = new ViewIdentity("two", 2, "");

        assertEquals(Optional.empty(), ReadModelRuntime.notReady(List.of()));
        assertEquals(
                Optional.of("still being filled: %s; %s".formatted(one, two)),
                ReadModelRuntime.notReady(
                        List.of(new NotReady(one, Optional.empty()), new NotReady(two, Optional.empty()))));
        assertEquals(
                Optional.of("still being filled: %s; %s: raise version()".formatted(two, one)),
                ReadModelRuntime.notReady(List.of(
                        new NotReady(one, Optional.of("raise version()")), new NotReady(two, Optional.empty()))));
    }
}
