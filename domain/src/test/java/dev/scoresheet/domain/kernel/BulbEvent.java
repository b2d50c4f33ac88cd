package dev.scoresheet.domain.kernel;

/// Event of the kernel's example domain: a bulb is fitted and switched, and blows when it is switched on the
/// third time.
public sealed interface BulbEvent {

    record Fitted(int watts) implements BulbEvent {}

    record SwitchedOn() implements BulbEvent {}

    record SwitchedOff() implements BulbEvent {}

    record Blew(String reason) implements BulbEvent {}
}
