package dev.scoresheet.adapters.http.kernel.operations;

import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Routes of the operations listener: health, and the log exactly as it is stored.
public final class OperationsRoutes {

    public static final String CONTRACT = "/kernel/operations.yaml";

    private static final long PAGE = 100;

    private final LogReader log;
    private final List<HealthCheck> live;
    private final List<HealthCheck> ready;

    /// @param live checks that fail when a restart of the process would help
    /// @param ready checks that must pass before this node gets requests
    public OperationsRoutes(LogReader log, List<HealthCheck> live, List<HealthCheck> ready) {
        this.log = log;
        this.live = List.copyOf(live);
        this.ready = List.copyOf(ready);
    }

    public List<Route> routes() {
        return List.of(
                new Route("live", call -> health(live)),
                new Route("ready", call -> health(ready)),
                new Route("stream", this::stream),
                new Route("log", this::log));
    }

    private static Reply health(List<HealthCheck> checks) {
        var troubles = HealthCheck.ask(checks);
        var well = troubles.values().stream().allMatch(Optional::isEmpty);
        var listed = troubles.entrySet().stream()
                .map(check -> object(
                        "name", check.getKey().name(),
                        "status", check.getValue().isEmpty() ? "up" : "down",
                        "reason", check.getValue()))
                .toList();
        return Reply.json(well ? 200 : 503, object("status", well ? "up" : "down", "checks", listed))
                .with("Cache-Control", "no-store");
    }

    private Reply stream(Call call) {
        var stream = call.valueOf("stream", call.required("stream"), StreamId::parse);
        var events = log.events(stream, after(call), limit(call));
        var more = !events.isEmpty()
                && !log.events(stream, events.getLast().version(), 1).isEmpty();
        return page(object(), events, more ? Optional.of(events.getLast().version()) : Optional.empty());
    }

    private Reply log(Call call) {
        var head = log.head();
        var events = log.events(after(call), limit(call));
        var more = !events.isEmpty() && events.getLast().position() < head.position();
        return page(
                object("incarnation", head.incarnation(), "head", head.position()),
                events,
                more ? Optional.of(events.getLast().position()) : Optional.empty());
    }

    private static Reply page(Map<String, Object> before, List<StoredEvent> events, Optional<Long> next) {
        before.put("events", events.stream().map(OperationsRoutes::asStored).toList());
        before.put("next", next);
        return Reply.json(200, before).with("Cache-Control", "no-store");
    }

    private static Map<String, Object> asStored(StoredEvent event) {
        return object(
                "position", event.position(),
                "stream", event.stream(),
                "version", event.version(),
                "type", event.type(),
                "schemaVersion", event.schemaVersion(),
                "recordedAt", event.recordedAt(),
                "metadata", event.metadata(),
                "data", event.data(),
                "digest", event.digest().toString());
    }

    private static long after(Call call) {
        return call.number("after").orElse(0);
    }

    private static int limit(Call call) {
        return (int) call.number("limit").orElse(PAGE);
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
