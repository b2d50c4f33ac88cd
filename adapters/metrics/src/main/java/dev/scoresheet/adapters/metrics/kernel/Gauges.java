package dev.scoresheet.adapters.metrics.kernel;

import dev.scoresheet.application.kernel.Product;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.function.Consumer;

/// Gauges and counters whose values are read at each scrape.
record Gauges(PrometheusRegistry registry) {

    void add(String name, String help, List<String> labels, Consumer<GaugeWithCallback.Callback> values) {
        GaugeWithCallback.builder()
                .name(name(name))
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(values)
                .register(registry);
    }

    /// Adds counters that another object counts.
    void counters(String name, String help, List<String> labels, Consumer<CounterWithCallback.Callback> values) {
        CounterWithCallback.builder()
                .name(name(name))
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(values)
                .register(registry);
    }

    /// Returns the full name of a metric.
    static String name(String suffix) {
        return Product.NAME + "_" + suffix;
    }
}
