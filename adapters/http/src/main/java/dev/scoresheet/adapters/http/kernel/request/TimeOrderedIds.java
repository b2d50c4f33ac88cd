package dev.scoresheet.adapters.http.kernel.request;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Source of UUIDs of version 7 (RFC 9562, 5.7): milliseconds first, then random bits, so that keys of nearby times are
/// neighbours in an index. Thread-safe when its generator is.
public final class TimeOrderedIds implements Supplier<UUID> {

    private final InstantSource clock;
    private final RandomGenerator random;

    public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID get() {
        long time = clock.millis() << 16 | 0x7000 | random.nextLong() & 0x0fff;
        return new UUID(time, random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }
}
