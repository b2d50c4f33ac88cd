package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.OwnershipLost;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;

/// A node that follows one generation: it takes the lease, steps, and steps down when it must.
final class Node {

    private final String name;
    private final long generation;
    private final Leases leases;
    private final Duration length;
    private final LongFunction<Subscription> subscriptionOfEpoch;
    private Optional<Lease> lease = Optional.empty();
    private Optional<Subscription> subscription = Optional.empty();

    Node(String name, long generation, Leases leases, Duration length, LongFunction<Subscription> subscriptionOfEpoch) {
        this.name = name;
        this.generation = generation;
        this.leases = leases;
        this.length = length;
        this.subscriptionOfEpoch = subscriptionOfEpoch;
    }

    void act() {
        if (subscription.isEmpty()) {
            lease = leases.acquire(generation, name, length);
            subscription = lease.map(taken -> subscriptionOfEpoch.apply(taken.epoch()));
            return;
        }
        try {
            subscription.get().step();
        } catch (SubscriptionStopped stopped) {
            leases.release(lease.orElseThrow());
            die();
        } catch (OwnershipLost | Hazards.Crash gone) {
            die();
        }
    }

    void renew() {
        if (lease.isPresent() && leases.renew(lease.get(), length).isEmpty()) {
            die();
        }
    }

    /// The lease stays, in the store.
    void die() {
        lease = Optional.empty();
        subscription = Optional.empty();
    }
}
