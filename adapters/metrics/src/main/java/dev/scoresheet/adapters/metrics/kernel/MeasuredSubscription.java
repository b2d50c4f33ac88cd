package dev.scoresheet.adapters.metrics.kernel;

import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.subscription.HeldCheckpoint;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.application.kernel.time.TimeSource;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.Optional;

/// Subscription that measures its steps; a step that finds no events is not counted.
final class MeasuredSubscription implements Subscription {

    private final Subscription subscription;
    private final DistributionDataPoint positions;
    private final DistributionDataPoint seconds;
    private long last = -1;

    MeasuredSubscription(Subscription subscription, DistributionDataPoint positions, DistributionDataPoint seconds) {
        this.subscription = subscription;
        this.positions = positions;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return subscription.name();
    }

    @Override
    public Progress step() {
        var began = TimeSource.system().nanos();
        var progress = subscription.step();
        if (last >= 0 && progress.position() > last) {
            positions.observe((double) (progress.position() - last));
            seconds.observe(TimeSource.system().secondsSince(began));
        }
        last = progress.position();
        return progress;
    }

    @Override
    public Optional<HeldCheckpoint> held() {
        return subscription.held();
    }

    @Override
    public void refresh() {
        subscription.refresh();
    }

    @Override
    public void compare(Progress stored) {
        subscription.compare(stored);
    }
}
