package dev.scoresheet.application.kernel.projection.generation;

import static dev.scoresheet.application.kernel.projection.Bulbs.bulb;
import static dev.scoresheet.application.kernel.projection.Bulbs.life;
import static dev.scoresheet.application.kernel.projection.Bulbs.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.generation.Snapshot.Comparison;
import dev.scoresheet.application.kernel.projection.generation.Snapshot.Difference;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Suite on snapshots of every store.
public abstract class SnapshotContract extends GenerationsSuite {

    @Test
    void a_snapshot_stands_still() {
        var old = first();
        view(old).commit(step(view(old).standing().progress(), 5, Map.of(bulb(1), life(1), bulb(2), life(2))));
        try (var snapshot = store.views().snapshot(List.of(old))) {
            assertEquals(new Progress(5, 0, 0), snapshot.progress(old));
            view(old).commit(step(view(old).standing().progress(), 6, Map.of(bulb(3), life(3)), Set.of(bulb(1))));
            var seen = new HashMap<StreamId, Life>();
            snapshot.rows(LIVES, old, seen::put);
            assertEquals(Map.of(bulb(1), life(1), bulb(2), life(2)), seen);
            assertEquals(new Progress(5, 0, 0), snapshot.progress(old));
        }
        assertEquals(Set.of(bulb(2), bulb(3)), store.shown(LIVES).value().keySet());
    }

    @Test
    void a_snapshot_gives_every_row_once_however_many_there_are() {
        var number = candidate(LIVES, 5, 12_345);
        var seen = new ArrayList<String>();
        try (var snapshot = store.views().snapshot(List.of(number))) {
            snapshot.rows(LIVES, number, (key, row) -> seen.add(key + " " + row));
        }
        var expected = IntStream.range(0, 12_345)
                .mapToObj(bulb -> bulb(bulb) + " " + life(bulb))
                .sorted()
                .toList();
        Collections.sort(seen);
        assertEquals(expected, seen);
    }

    @Test
    void two_generations_are_compared_key_by_key() {
        var one = candidate(LIVES, 5, 100);
        var other = candidate(LIVES, 5, 98);
        var progress = view(other).standing().progress();
        view(other)
                .commit(step(
                        progress,
                        6,
                        Map.of(bulb(3), life(4), bulb(5), life(6), bulb(200), life(200)),
                        Set.of(bulb(7))));
        try (var snapshot = store.views().snapshot(List.of(one, other))) {
            assertEquals(new Comparison(100, 0, List.of()), compare(snapshot, one, one, Set.of(), 10));
            var all = compare(snapshot, one, other, Set.of(), 10);
            assertEquals(101, all.compared());
            assertEquals(6, all.differing());
            assertEquals(
                    Set.of("bulb-b3", "bulb-b5", "bulb-b7", "bulb-b98", "bulb-b99", "bulb-b200"),
                    Set.copyOf(all.first().stream().map(Difference::key).toList()));
            for (var difference : all.first()) {
                assertEquals(
                        !difference.key().equals("bulb-b200"), difference.one().isPresent());
                assertEquals(
                        !Set.of("bulb-b7", "bulb-b98", "bulb-b99").contains(difference.key()),
                        difference.other().isPresent());
                assertFalse(difference.one().equals(difference.other()), difference::toString);
            }
            assertEquals(2, compare(snapshot, one, other, Set.of(), 2).first().size());
            assertEquals(6, compare(snapshot, one, other, Set.of(), 2).differing());
            var leftOut = compare(snapshot, one, other, Set.of("bulb-b3", "bulb-b98"), 10);
            assertEquals(4, leftOut.differing());
        }
    }

    private static Comparison compare(Snapshot snapshot, long one, long other, Set<String> leftOut, int limit) {
        return snapshot.compare(LIVES, one, other, leftOut::contains, limit);
    }
}
