package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Decider;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/// Decider with its place in the log: the category of its streams, and the rule that names the stream of a command.
/// A category has one aggregate.
///
/// @param keys form of the keys of its streams; a command handler and an import check every stream against it
/// @param family decider's events, one branch of the system's union; a stream of this category holds no others
/// @param begins test whether a command is for a stream that must not exist yet; the handler first decides it without
///     a read
/// @param weight weight of its states in a node's memory
/// @param snapshots codec of its states for snapshots; empty if its streams never get one
/// @param downtime rule that puts the downtime into its commands
/// @param budget number of events that a stream is meant not to exceed; empty if its streams have no budget
public record Aggregate<C, S, E, R>(
        String category,
        KeyForm keys,
        Class<E> family,
        Decider<C, S, E, R> decider,
        Function<C, StreamId> streamOf,
        Predicate<C> begins,
        StateWeight<S> weight,
        Optional<SnapshotCodec<S>> snapshots,
        DowntimeRule<C, S> downtime,
        OptionalLong budget) {

    /// Makes an aggregate whose streams get no snapshots.
    public Aggregate(
            String category,
            KeyForm keys,
            Class<E> family,
            Decider<C, S, E, R> decider,
            Function<C, StreamId> streamOf,
            Predicate<C> begins,
            StateWeight<S> weight) {
        this(
                category,
                keys,
                family,
                decider,
                streamOf,
                begins,
                weight,
                Optional.empty(),
                DowntimeRule.none(),
                OptionalLong.empty());
    }

    /// Makes an aggregate whose commands may all be for streams that exist, with states that grow with each event.
    public Aggregate(
            String category,
            KeyForm keys,
            Class<E> family,
            Decider<C, S, E, R> decider,
            Function<C, StreamId> streamOf) {
        this(category, keys, family, decider, streamOf, _ -> false, StateWeight.byEvents());
    }

    /// Returns the same aggregate, whose long streams get snapshots.
    public Aggregate<C, S, E, R> withSnapshots(SnapshotCodec<S> codec) {
        return new Aggregate<>(
                category, keys, family, decider, streamOf, begins, weight, Optional.of(codec), downtime, budget);
    }

    /// Returns the same aggregate, whose commands get the downtime by a rule.
    public Aggregate<C, S, E, R> withDowntime(DowntimeRule<C, S> rule) {
        return new Aggregate<>(category, keys, family, decider, streamOf, begins, weight, snapshots, rule, budget);
    }

    /// Returns the same aggregate, whose streams are meant to have at most this number of events. Nothing enforces
    /// it: an operator compares it with the streams.
    public Aggregate<C, S, E, R> withBudget(long events) {
        if (events < 1) {
            throw new IllegalArgumentException("a stream has at least one event, so no budget is " + events);
        }
        return new Aggregate<>(
                category,
                keys,
                family,
                decider,
                streamOf,
                begins,
                weight,
                snapshots,
                downtime,
                OptionalLong.of(events));
    }

    /// Returns the stream of a command.
    ///
    /// @throws IllegalStateException when the rule names a stream that an import would refuse
    StreamId stream(C command) {
        var stream = streamOf.apply(command);
        if (!stream.category().equals(category) || !keys.fits().test(stream.key())) {
            throw new IllegalStateException("stream '%s' does not belong to category '%s', whose keys are %s"
                    .formatted(stream, category, keys.words()));
        }
        return stream;
    }
}
