package dev.scoresheet.domain.kernel;

/// What a bulb's stream adds up to.
public sealed interface Bulb {

    record None() implements Bulb {}

    record Working(int watts, boolean on, int timesOn) implements Bulb {}

    record Dead(String reason) implements Bulb {}
}
