package dev.scoresheet.application.kernel.projection;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Keys, rows and steps for the contract suites of views.
public final class Bulbs {

    public static final Duration LONG = Duration.ofMinutes(5);

    static final Filter FOLLOWED = new Filter(Set.of("bulb"), Set.of());

    private Bulbs() {}

    public static StreamId bulb(int number) {
        return new StreamId("bulb", "b" + number);
    }

    public static Life life(long timesOn) {
        return new Life(
                timesOn, timesOn % 2 == 1, Instant.EPOCH.plusSeconds(timesOn), Optional.empty(), List.of(40), false);
    }

    /// A row of values that like to be lost on the way.
    public static Life anyLife(RandomGenerator random) {
        var texts = List.of("", " ", "ß 🔦 \\ \t \n \r \" ' { } , NULL \\N \\.", "null", "a\\b", "\\", "\u0001\u007f");
        return new Life(
                random.nextLong(),
                random.nextBoolean(),
                Instant.ofEpochSecond(
                        random.nextLong(-1_000_000_000L, 4_000_000_000L), 1000L * random.nextInt(1_000_000)),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(texts.get(random.nextInt(texts.size()))),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> random.nextInt(Integer.MIN_VALUE, BulbLives.MOST_WATTS))
                        .toList(),
                false);
    }

    public static Step<StreamId, Life> step(Progress from, long through, Map<StreamId, Life> put) {
        return step(from, through, put, Set.of());
    }

    public static Step<StreamId, Life> step(
            Progress from, long through, Map<StreamId, Life> put, Set<StreamId> remove) {
        return new Step<>(from, through, put, remove, List.of(), Map.of(), Set.of(), List.of(), List.of());
    }

    public static Step<StreamId, Life> parking(Progress from, long through, Map<String, Long> further, Parked... park) {
        return new Step<>(from, through, Map.of(), Set.of(), List.of(park), further, Set.of(), List.of(), List.of());
    }

    public static Step<StreamId, Life> delivering(Progress from, long through, DeliveryBucket... delivered) {
        return new Step<>(
                from, through, Map.of(), Set.of(), List.of(), Map.of(), Set.of(), List.of(), List.of(delivered));
    }

    public static Parked.Key parkedKey(int bulb, long position) {
        return new Parked.Key(bulb(bulb).toString(), position, "reason of " + bulb);
    }

    public static Iterator<Map.Entry<StreamId, Life>> rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(bulb -> Map.entry(bulb(bulb), life(bulb)))
                .iterator();
    }
}
