package dev.scoresheet.domain.kernel;

import java.util.Random;

/// Randomness for tests that can be had again: a new seed in every run, printed, and taken from the system
/// property `scoresheet.seed` when that is set.
public final class Seed {

    private Seed() {}

    public static Random random(String test) {
        var seed = Long.getLong("scoresheet.seed", System.nanoTime());
        System.out.println("seed of " + test + ": " + seed + " (again with -Dscoresheet.seed=" + seed + ")");
        return new Random(seed);
    }
}
