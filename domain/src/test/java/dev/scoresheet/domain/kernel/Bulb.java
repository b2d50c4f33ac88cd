package dev.scoresheet.domain.kernel;

/// State of a bulb after the events of its stream.
public sealed interface Bulb {

    record None() implements Bulb {}

    record Working(int watts, boolean on, int timesOn) implements Bulb {}

    record Dead(String reason) implements Bulb {}
}
