package dev.scoresheet.adapters.http.kernel;

import dev.scoresheet.application.kernel.operations.Loop;
import dev.scoresheet.application.kernel.operations.LoopHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What watches a node asks: every loop with how it is, and figures for a time series.
public final class WatchRoutes {

    private final Watched watched;
    private final InstantSource clock;

    /// What there is to watch.
    ///
    /// @param head of the log; throws when the store does not answer
    /// @param checks what else has to be well for read models to go on
    /// @param metrics in Prometheus' text format
    public record Watched(
            LongSupplier head, Supplier<List<Loop>> loops, List<HealthCheck> checks, Supplier<String> metrics) {}

    public WatchRoutes(Watched watched, InstantSource clock) {
        this.watched = watched;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                new Route("loops", _ -> loops()),
                new Route(
                        "metrics",
                        _ -> Reply.text(
                                "text/plain; version=0.0.4; charset=utf-8",
                                watched.metrics().get())));
    }

    /// Head, what was read, and the time of the last round move independently of each other, and each
    /// is shown.
    Reply loops() {
        var now = clock.instant();
        var checks = new ArrayList<Map<String, Object>>();
        var head = head(checks);
        var listed = new ArrayList<Map<String, Object>>();
        var well = head.isPresent();
        for (var loop : watched.loops().get()) {
            var trouble = LoopHealth.trouble(loop, now);
            well &= trouble.isEmpty();
            listed.add(shown(loop, head, now, trouble));
        }
        for (var check : watched.checks()) {
            var trouble = check.now();
            well &= trouble.isEmpty() || check.warns();
            checks.add(shown(check.name(), trouble, check.warns()));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("status", well ? "up" : "down");
        body.put("head", boxed(head));
        body.put("loops", listed);
        body.put("checks", checks);
        return Reply.json(well ? 200 : 503, body).with("Cache-Control", "no-store");
    }

    private OptionalLong head(List<Map<String, Object>> checks) {
        try {
            var head = watched.head().getAsLong();
            checks.add(shown("log", Optional.empty()));
            return OptionalLong.of(head);
        } catch (RuntimeException away) {
            checks.add(shown("log", Optional.of(String.valueOf(away.getMessage()))));
            return OptionalLong.empty();
        }
    }

    private static Map<String, Object> shown(Loop loop, OptionalLong head, Instant now, Optional<String> trouble) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", loop.name());
        shown.put("state", loop.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        shown.put("status", trouble.isEmpty() ? "up" : "down");
        shown.put("reason", trouble);
        shown.put("read", boxed(loop.read()));
        shown.put("turned", loop.turned().toString());
        shown.put(
                "silentMillis", Math.max(0, Duration.between(loop.turned(), now).toMillis()));
        shown.put(
                "lag",
                loop.read().isPresent() && head.isPresent()
                        ? Optional.of(Math.max(0, head.getAsLong() - loop.read().getAsLong()))
                        : Optional.empty());
        return shown;
    }

    private static Map<String, Object> shown(String name, Optional<String> trouble) {
        return shown(name, trouble, false);
    }

    private static Map<String, Object> shown(String name, Optional<String> trouble, boolean warns) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", name);
        shown.put("status", trouble.isEmpty() ? "up" : warns ? "warning" : "down");
        shown.put("reason", trouble);
        return shown;
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
