package dev.scoresheet.application.kernel.log.stored;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.domain.kernel.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The positions of a filter are those of the events that a feed delivers for it.
public abstract class PositionReaderContract {

    protected abstract LogUnderTest log();

    protected abstract PositionReader positions();

    @Test
    void positions_are_those_that_a_feed_delivers() {
        var random = Seed.random("positions of a filter");
        RandomLog.fill("positions" + random.nextLong(), log().store(), 50, random);
        var head = log().feed().head();
        var filters = List.of(
                Filter.ALL,
                new Filter(Set.of("bulb"), Set.of()),
                new Filter(Set.of(), Set.of("bulb.blew", "bulb.fitted")),
                new Filter(Set.of("bulb"), Set.of("bulb.switched-on")),
                new Filter(Set.of("lamp"), Set.of()));
        for (var filter : filters) {
            for (var after : List.of(0L, 1L, head / 2, head)) {
                for (var through : List.of(after, (after + head) / 2, head, head + 10)) {
                    assertEquals(expected(after, through, filter), found(after, through, filter));
                }
            }
        }
    }

    private List<Long> found(long after, long through, Filter filter) {
        var found = new ArrayList<Long>();
        positions().each(after, through, filter, found::add);
        return found;
    }

    private List<Long> expected(long after, long through, Filter filter) {
        return log().feed().after(after, filter, 100_000).entries().stream()
                .map(Entry::position)
                .filter(position -> position <= through)
                .toList();
    }
}
