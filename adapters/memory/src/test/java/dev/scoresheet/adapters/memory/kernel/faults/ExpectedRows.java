package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Stories that the rows must tell, worked out from the stored text alone: without a projection, a codec or
/// a stepper.
final class ExpectedRows {

    private final Map<String, String> stories = new HashMap<>();
    private final Set<String> parkedKeys = new HashSet<>();
    private final Set<String> parkedStreams = new HashSet<>();
    private final boolean mended;

    private ExpectedRows(boolean mended) {
        this.mended = mended;
    }

    /// @param mended whether the projection no longer fails
    static ExpectedRows of(List<StoredEvent> log, boolean mended) {
        var expected = new ExpectedRows(mended);
        log.forEach(expected::add);
        return expected;
    }

    private void add(StoredEvent event) {
        var bulb = event.stream().substring("bulb-".length());
        if (event.type().equals("bulb.switched-off") || parkedStreams.contains(bulb)) {
            return;
        }
        var what = switch (event.type()) {
            case "bulb.fitted" -> "f" + event.data().replaceAll("\\D", "");
            case "bulb.switched-on" -> "+";
            case "bulb.blew" -> "x";
            default -> throw new AssertionError("no story tells of " + event.type());
        };
        if (what.equals("f666") && !mended) {
            parkedStreams.add(bulb);
            return;
        }
        change(bulb, what);
        change(bulb.substring(0, 1) + "*", ".");
    }

    private void change(String key, String what) {
        if (what.equals("f13") && !mended) {
            parkedKeys.add(key);
        }
        if (parkedKeys.contains(key)) {
            return;
        }
        if (what.equals("x")) {
            stories.remove(key);
        } else {
            stories.merge(key, what, String::concat);
        }
    }

    Map<String, String> stories() {
        return stories;
    }

    Set<String> parkedEntries() {
        var entries = new HashSet<String>();
        parkedKeys.forEach(key -> entries.add("key:" + key));
        parkedStreams.forEach(bulb -> entries.add("stream:bulb-" + bulb));
        return entries;
    }
}
