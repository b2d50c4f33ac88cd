package dev.scoresheet.adapters.metrics.kernel;

import dev.scoresheet.application.kernel.process.reaction.ProcessMeter;
import dev.scoresheet.application.kernel.process.reaction.SendResult;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/// Metrics of the work of the processes of this node.
final class ProcessMetrics implements ProcessMeter {

    /// Seconds around the grace of a deadline, and far beyond.
    private static final double[] LATENESS = {0.25, 0.3, 0.35, 0.4, 0.5, 0.75, 1, 2, 5, 10, 30, 60, 300, 3_600};

    private final Counter sends;
    private final Histogram lateness;
    private final Histogram positions;
    private final Histogram seconds;

    ProcessMetrics(PrometheusRegistry registry, double[] counts) {
        this.sends = Counter.builder()
                .name(Gauges.name("process_sends_total"))
                .help("Reactions that were sent, once for each try, by outcome")
                .labelNames("process", "outcome")
                .register(registry);
        this.lateness = Histogram.builder()
                .name(Gauges.name("process_lateness_seconds"))
                .help("Time from a deadline until its reaction was settled")
                .labelNames("process")
                .classicUpperBounds(LATENESS)
                .classicOnly()
                .register(registry);
        this.positions = Histogram.builder()
                .name(Gauges.name("process_step_positions"))
                .help("Positions that one step of a process covered")
                .labelNames("process")
                .classicUpperBounds(counts)
                .classicOnly()
                .register(registry);
        this.seconds = Histogram.builder()
                .name(Gauges.name("process_step_seconds"))
                .help("Time of one step of a process, including its reactions and its commit")
                .labelNames("process")
                .classicOnly()
                .register(registry);
    }

    @Override
    public void sent(String process, SendResult result) {
        var outcome = switch (result) {
            case SendResult.Done() -> "done";
            case SendResult.Refused() -> "refused";
            case SendResult.Waiting _ -> "waiting";
            case SendResult.Parking _ -> "parked";
            case SendResult.Unreadable _ -> "unreadable";
            case SendResult.Fenced() -> "fenced";
        };
        sends.labelValues(process, outcome).inc();
    }

    @Override
    public void late(String process, Duration late) {
        lateness.labelValues(process).observe(late.toNanos() / 1e9);
    }

    @Override
    public void stepped(String process, long covered, Duration time) {
        positions.labelValues(process).observe((double) covered);
        seconds.labelValues(process).observe(time.toNanos() / 1e9);
    }
}
