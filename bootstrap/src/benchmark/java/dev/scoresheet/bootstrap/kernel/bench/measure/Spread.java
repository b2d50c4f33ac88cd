package dev.scoresheet.bootstrap.kernel.bench.measure;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/// Median of a figure over several runs, with the lowest and the highest run. All are NaN without runs.
public record Spread(double median, double low, double high) {

    public static <R> Spread of(Collection<R> runs, ToDoubleFunction<R> figure) {
        var sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        var middle = sorted.length / 2;
        var median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
