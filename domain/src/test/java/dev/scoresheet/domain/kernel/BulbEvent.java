package dev.scoresheet.domain.kernel;

/// The kernel's own toy domain: a bulb that is fitted, switched, and blows at the third time it is switched on.
public sealed interface BulbEvent {

    record Fitted(int watts) implements BulbEvent {}

    record SwitchedOn() implements BulbEvent {}

    record SwitchedOff() implements BulbEvent {}

    record Blew(String reason) implements BulbEvent {}
}
