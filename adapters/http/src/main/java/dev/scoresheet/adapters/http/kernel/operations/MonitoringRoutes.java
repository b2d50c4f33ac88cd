package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.operations.LoopHealth;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Routes for the monitoring of a node: the state of every loop, and metrics.
public final class MonitoringRoutes {

    private final Monitored monitored;
    private final HealthCheck log = new HealthCheck("log", this::readHead);
    private final List<HealthCheck> healthChecks;
    private final InstantSource clock;
    private volatile long lastHead;

    /// Monitored parts of a node.
    ///
    /// @param head head of the log; throws when the store does not answer
    /// @param checks further preconditions for read models to go on
    /// @param metrics metrics in Prometheus' text format
    public record Monitored(
            LongSupplier head, Supplier<List<LoopStatus>> loops, List<HealthCheck> checks, Supplier<String> metrics) {}

    public MonitoringRoutes(Monitored monitored, InstantSource clock) {
        this.monitored = monitored;
        this.healthChecks =
                Stream.concat(Stream.of(log), monitored.checks().stream()).toList();
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                new Route("loops", _ -> loops()),
                new Route(
                        "metrics",
                        _ -> Reply.text(
                                "text/plain; version=0.0.4; charset=utf-8",
                                monitored.metrics().get())));
    }

    /// Shows the head, the position read, and the time of the last round separately, because each moves independently.
    Reply loops() {
        var now = clock.instant();
        var checks = new ArrayList<Map<String, Object>>();
        var answers = HealthCheck.ask(healthChecks);
        var head =
                Objects.requireNonNull(answers.get(log)).isEmpty() ? OptionalLong.of(lastHead) : OptionalLong.empty();
        var listed = new ArrayList<Map<String, Object>>();
        var well = head.isPresent();
        for (var loop : monitored.loops().get()) {
            var trouble = LoopHealth.trouble(loop, now);
            well &= trouble.isEmpty();
            listed.add(shown(loop, head, now, trouble));
        }
        for (var check : answers.entrySet()) {
            var trouble = check.getValue();
            well &= trouble.isEmpty() || check.getKey().warns();
            checks.add(shown(check.getKey(), trouble));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("status", well ? "up" : "down");
        body.put("head", boxed(head));
        body.put("loops", listed);
        body.put("checks", checks);
        return Reply.json(well ? 200 : 503, body).with("Cache-Control", "no-store");
    }

    private Optional<String> readHead() {
        try {
            lastHead = monitored.head().getAsLong();
            return Optional.empty();
        } catch (RuntimeException away) {
            return Optional.of(String.valueOf(away.getMessage()));
        }
    }

    private static Map<String, Object> shown(
            LoopStatus loop, OptionalLong head, Instant now, Optional<String> trouble) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", loop.name());
        shown.put("state", loop.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        shown.put("status", trouble.isEmpty() ? "up" : "down");
        shown.put("reason", trouble);
        shown.put("read", boxed(loop.read()));
        shown.put("turned", loop.lastBeat().toString());
        shown.put(
                "silentMillis",
                Math.max(0, Duration.between(loop.lastBeat(), now).toMillis()));
        shown.put(
                "lag",
                loop.read().isPresent() && head.isPresent()
                        ? Optional.of(Math.max(0, head.getAsLong() - loop.read().getAsLong()))
                        : Optional.empty());
        return shown;
    }

    private static Map<String, Object> shown(HealthCheck check, Optional<String> trouble) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", check.name());
        shown.put("status", trouble.isEmpty() ? "up" : check.warns() ? "warning" : "down");
        shown.put("reason", trouble);
        return shown;
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
}
