package dev.scoresheet.bootstrap.kernel.bench.measure;

import java.util.Arrays;

/// Latencies of single operations, in nanoseconds. It keeps every one, so quantiles are exact. Not thread-safe.
public final class Latencies {

    private long[] nanos = new long[1024];
    private int count;
    private boolean sorted;

    public void add(long oneNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = oneNanos;
        sorted = false;
    }

    public void addAll(Latencies others) {
        for (var index = 0; index < others.count; index++) {
            add(others.nanos[index]);
        }
    }

    public int count() {
        return count;
    }

    /// Returns the latency that this share of the operations did not exceed, in milliseconds; NaN without operations.
    public double millisAt(double share) {
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        var index = (int) Math.min(count - 1L, (long) Math.floor(count * share));
        return count == 0 ? Double.NaN : nanos[index] / 1e6;
    }
}
