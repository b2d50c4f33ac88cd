package dev.scoresheet.domain.kernel;

import java.util.Random;

/// Random numbers of a test that can be repeated. Each run prints a new seed, unless the system
/// property `scoresheet.seed` gives one.
public final class Seed {

    private Seed() {}

    public static Random random(String test) {
        var seed = Long.getLong("scoresheet.seed", System.nanoTime());
        System.out.println("seed of " + test + ": " + seed + " (again with -Dscoresheet.seed=" + seed + ")");
        return new Random(seed);
    }
}
