package dev.scoresheet.application.kernel.projection.subscription;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.RowsRefused;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.Stepper;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Subscription that follows the log into one view, under one epoch of its lease. It caches the state of the view
/// between steps, and rows of that state. Each change of that state by another process changes the revision, so an
/// outdated step is refused.
/// A crash of the store may take back steps. Then the next step is refused, too, because the progress is an earlier
/// one.
public final class ViewSubscription<E, K, V> implements Subscription {

    /// Number of entries that may be parked in a view of any size; larger views may have one in a hundred rows
    /// parked.
    private static final int PARKED_AT_MOST = 1_000;

    private static final int ROWS_PER_PARKED = 100;

    private static final int WARM_ROWS = 1_000;

    private final String name;
    private final EventFeed<E> feed;
    private final Filter filter;
    private final Stepper<E, K, V> stepper;
    private final View<K, V> view;
    private final long epoch;
    private final int batch;
    private Optional<ViewStatus> known = Optional.empty();
    private final WarmRows<K, V> warm = new WarmRows<>(WARM_ROWS);
    private final HeldStep<K, V> held;
    private int atMost;

    /// Creates a subscription that holds no checkpoint back.
    ///
    /// @param epoch the epoch of its lease
    /// @param batch maximum number of positions that one step reads
    public ViewSubscription(
            String name,
            EventFeed<E> feed,
            Filter filter,
            Stepper<E, K, V> stepper,
            View<K, V> view,
            long epoch,
            int batch) {
        this(name, feed, filter, stepper, view, epoch, batch, Optional.empty());
    }

    /// @param epoch the epoch of its lease
    /// @param batch maximum number of positions that one step reads
    /// @param holding permission to hold back checkpoints
    public ViewSubscription(
            String name,
            EventFeed<E> feed,
            Filter filter,
            Stepper<E, K, V> stepper,
            View<K, V> view,
            long epoch,
            int batch,
            Optional<Holding> holding) {
        this.name = name;
        this.feed = feed;
        this.filter = filter;
        this.stepper = stepper;
        this.view = view;
        this.epoch = epoch;
        this.batch = batch;
        this.atMost = batch;
        this.held = new HeldStep<>(holding, view::isAwaited);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void refresh() {
        known = Optional.empty();
        warm.forget();
        held.release();
    }

    @Override
    public Optional<HeldCheckpoint> held() {
        return held.checkpoint();
    }

    @Override
    public void compare(Progress stored) {
        if (known.filter(status -> isAhead(stored, status.progress())).isEmpty()) {
            refresh();
        }
    }

    /// True if steps alone lead from one progress to the other. Appends take steps, too.
    private static boolean isAhead(Progress stored, Progress known) {
        return stored.revision() == known.revision() && stored.position() >= known.position();
    }

    @Override
    public Progress step() {
        var status = status();
        var from = held.read(status.progress());
        var limit = Math.min(atMost, status.holdAt().orElse(Long.MAX_VALUE) - from.position());
        if (status.paused() || limit <= 0) {
            return from;
        }
        try {
            if (isDue() && !feed.isKnownBeyond(from.position())) {
                return commitHeld(status);
            }
            var progress = take(status, from, (int) limit);
            atMost = Math.min(batch, atMost + Math.max(1, atMost / 8));
            return progress;
        } catch (RuntimeException failure) {
            refresh(); // the store may have crashed, or the step may be committed
            if (failure instanceof StoreUnavailable) {
                atMost = Math.max(1, atMost / 2); // perhaps the rows of the batch exceed the statement timeout
            }
            throw failure;
        }
    }

    private boolean isDue() {
        return held.checkpoint().filter(HeldCheckpoint::isDue).isPresent();
    }

    private Progress commitHeld(ViewStatus status) {
        var step = held.release().orElseThrow();
        return view.commit(step) ? moved(status, step) : refreshedProgress();
    }

    /// @param from progress that the store has, or that of the held checkpoint
    private Progress take(ViewStatus status, Progress from, int limit) {
        var page = feed.after(from.position(), filter, limit);
        if (page.through() == from.position()) {
            return isDue() ? commitHeld(status) : from;
        }
        var prepared = stepper.prepare(page, status.leftOut());
        if (prepared.through() == from.position()) {
            if (held.isHeld()) {
                return commitHeld(status);
            }
            throw prepared.stopped().orElseThrow();
        }
        try {
            var touched = prepared.touched();
            var rows = warm.load(touched, view::load);
            var step = held.and(prepared.step(from, rows));
            if (mayBeHeld(status, prepared) && held.holds(step)) {
                return held.read(status.progress());
            }
            if (!view.commit(step)) {
                return refreshedProgress();
            }
            warm.committed(step, touched, rows);
            return taken(status, step, prepared);
        } catch (RowsRefused refused) {
            if (held.isHeld()) {
                return commitHeld(status);
            }
            if (page.through() - from.position() > 1) {
                return take(status, from, (int) ((page.through() - from.position()) / 2));
            }
            var step = parking(prepared, from, refused);
            return view.commit(step) ? taken(status, step, prepared) : refreshedProgress();
        }
    }

    private static boolean mayBeHeld(ViewStatus status, Stepper.PreparedBatch<?, ?> prepared) {
        return status.holdAt().isEmpty() && prepared.stopped().isEmpty();
    }

    /// Parks refused rows, and keys that the store refuses even to load.
    private Step<K, V> parking(Stepper.PreparedBatch<K, V> prepared, Progress progress, RowsRefused refusal) {
        var rows = new HashMap<K, V>();
        var refused = new HashMap<K, String>();
        for (var key : prepared.touched()) {
            try {
                rows.putAll(view.load(Set.of(key)));
            } catch (RowsRefused unknowable) {
                refused.put(key, String.valueOf(unknowable.getMessage()));
            }
        }
        var step = prepared.parking(prepared.step(progress, rows), refused);
        return refused.isEmpty() || !view.refused(step.put()).isEmpty() ? parking(prepared, step, refusal) : step;
    }

    private Step<K, V> parking(Stepper.PreparedBatch<K, V> prepared, Step<K, V> step, RowsRefused refusal) {
        var refused = view.refused(step.put());
        if (refused.isEmpty()) {
            throw new SubscriptionStopped(
                    step.expected().position(),
                    "the store refuses the changes of position %d, but none of its rows alone: %s"
                            .formatted(step.through(), refusal.getMessage()));
        }
        return prepared.parking(step, refused);
    }

    private Progress taken(ViewStatus status, Step<K, V> step, Stepper.PreparedBatch<K, V> prepared) {
        held.release();
        var progress = moved(status, step);
        prepared.stopped().ifPresent(stopped -> {
            throw stopped;
        });
        return progress;
    }

    private Progress moved(ViewStatus status, Step<K, V> step) {
        var progress = step.expected().at(step.through());
        if (step.park().isEmpty()) {
            known = Optional.of(
                    new ViewStatus(progress, status.leftOut(), status.holdAt(), status.paused(), status.parked()));
        } else {
            refresh();
            stopWhenTooMuchIsParked(status.parked() + step.park().size(), progress.position());
        }
        return progress;
    }

    private void stopWhenTooMuchIsParked(int parked, long position) {
        if (parked > PARKED_AT_MOST && parked > view.rows() / ROWS_PER_PARKED) {
            throw new SubscriptionStopped(
                    position,
                    String.format(
                            Locale.ROOT,
                            "%,d entries are parked, more than %,d and more than one in %d rows: this is not"
                                    + " a single poison event",
                            parked,
                            PARKED_AT_MOST,
                            ROWS_PER_PARKED));
        }
    }

    private Progress refreshedProgress() {
        refresh();
        return status().progress();
    }

    private ViewStatus status() {
        if (known.isEmpty() || view.isKnownBeyond(known.get().progress().position())) {
            refresh();
            var now = view.standing();
            if (now.progress().epoch() != epoch) {
                throw new OwnershipLost(name, epoch, now.progress().epoch());
            }
            known = Optional.of(now);
        }
        return known.get();
    }
}
