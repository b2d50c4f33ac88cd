package dev.scoresheet.domain.kernel;

public sealed interface BulbCommand {

    String bulb();

    record Fit(String bulb, int watts) implements BulbCommand {}

    record SwitchOn(String bulb) implements BulbCommand {}

    record SwitchOff(String bulb) implements BulbCommand {}
}
