package dev.scoresheet.application.kernel.command;

import dev.scoresheet.domain.kernel.Bulb;

/// Codec of the states of bulbs.
public record BulbStateCodec(int form) implements SnapshotCodec<Bulb> {

    @Override
    public String encode(Bulb state) {
        return switch (state) {
            case Bulb.None() -> "none";
            case Bulb.Working(var watts, var on, var timesOn) -> "working " + watts + " " + on + " " + timesOn;
            case Bulb.Dead(var reason) -> "dead " + reason;
        };
    }

    @Override
    public Bulb decode(String text) {
        var words = text.split(" ", 2);
        return switch (words[0]) {
            case "none" -> new Bulb.None();
            case "working" -> working(words[1].split(" ", -1));
            case "dead" -> new Bulb.Dead(words[1]);
            default -> throw new IllegalArgumentException("no bulb is " + text);
        };
    }

    private static Bulb working(String[] parts) {
        return new Bulb.Working(Integer.parseInt(parts[0]), Boolean.parseBoolean(parts[1]), Integer.parseInt(parts[2]));
    }
}
