package dev.scoresheet.adapters.metrics.kernel;

import dev.scoresheet.application.kernel.operations.Question;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;

/// Metrics of the log and its read models. Each scrape asks the store for them. A scrape without an answer of the store
/// has none of them but `store_up`.
final class StoreMetrics {

    private static final System.Logger LOG = System.getLogger(StoreMetrics.class.getName());

    private static final List<String> LABELS = List.of("view", "version", "generation", "role");

    private final Question<StoreFigures> question;
    private final Duration patience;
    private final Gauges gauges;
    private volatile Optional<StoreFigures> figures = Optional.empty();

    /// @param patience maximum time of a wait for the store
    StoreMetrics(Question<StoreFigures> question, Duration patience, Gauges gauges) {
        this.question = question;
        this.patience = patience;
        this.gauges = gauges;
        register();
    }

    /// Asks the store for its figures. They are empty if the store does not answer in time.
    Optional<StoreFigures> ask() {
        try {
            return Optional.of(question.answer(patience));
        } catch (RuntimeException away) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "the store did not answer; this scrape has no figures of the store",
                    away);
            return Optional.empty();
        }
    }

    /// Sets the figures that the metrics show.
    void show(Optional<StoreFigures> known) {
        figures = known;
    }

    private void register() {
        gauges.add(
                "store_up",
                "1 if the store answered this scrape, otherwise 0",
                List.of(),
                gauge -> gauge.call(figures.isPresent() ? 1 : 0));
        gauges.add(
                "log_head",
                "Last position of the log",
                List.of(),
                gauge -> figures.ifPresent(known -> gauge.call((double) known.head())));
        eachGeneration(
                "view_position",
                "Last position that the rows contain",
                (_, one) -> one.progress().position());
        eachFollowed(
                "view_lag_events",
                "Positions between the rows and the head of the log",
                (known, one) -> known.lagEvents(one.progress()));
        eachFollowed(
                "view_lag_seconds",
                "Age of the first event that the rows do not contain",
                (known, one) -> known.lagSeconds(one.progress()));
        eachGeneration("view_parked", "Parked entries", (_, one) -> one.parked());
        eachGeneration(
                "view_leased",
                "1 if a node owns the generation, otherwise 0",
                (_, one) -> one.owner().isPresent() ? 1 : 0);
        eachGeneration(
                "view_epoch",
                "Epoch of the lease; each new owner increases it",
                (_, one) -> one.progress().epoch());
        eachGeneration(
                "rebuild_read_positions",
                "Position that the running pass of a rebuild has read",
                (_, one) -> one.load().map(Generation.Load::read).orElse(0L));
        eachGeneration(
                "rebuild_through_position",
                "Last position that the rebuild loads",
                (_, one) -> one.load().map(Generation.Load::through).orElse(0L));
        eachPartition(
                "process_position",
                "Checkpoint of a partition",
                (_, one) -> one.progress().position());
        eachPartition(
                "process_lag_events",
                "Positions between the checkpoint and the head of the log",
                (known, one) -> known.lagEvents(one.progress()));
        eachPartition(
                "process_lag_seconds",
                "Age of the first event after the checkpoint",
                (known, one) -> known.lagSeconds(one.progress()));
        eachPartition(
                "process_leased",
                "1 if a node owns the partition, otherwise 0",
                (_, one) -> one.owner().isPresent() ? 1 : 0);
        eachPartition(
                "process_epoch",
                "Epoch of the partition; each new owner increases it",
                (_, one) -> one.progress().epoch());
        eachPartition("process_waiting", "Instances that wait for their next try", (_, one) -> one.waiting());
        eachPartition("process_parked", "Instances that wait for an operator", (_, one) -> one.parked());
    }

    private void eachPartition(String name, String help, ToDoubleBiFunction<StoreFigures, PartitionStanding> value) {
        gauges.add(
                name,
                help,
                List.of("process", "partition"),
                gauge -> figures.ifPresent(known -> known.partitions()
                        .forEach(one -> gauge.call(
                                value.applyAsDouble(known, one),
                                one.partition().process(),
                                Integer.toString(one.partition().number())))));
    }

    private void eachGeneration(String name, String help, ToDoubleBiFunction<StoreFigures, Generation> value) {
        each(name, help, one -> true, value);
    }

    private void eachFollowed(String name, String help, ToDoubleBiFunction<StoreFigures, Generation> value) {
        each(name, help, Generation::isFollowed, value);
    }

    private void each(
            String name, String help, Predicate<Generation> which, ToDoubleBiFunction<StoreFigures, Generation> value) {
        gauges.add(
                name,
                help,
                LABELS,
                gauge -> figures.ifPresent(known -> known.generations().stream()
                        .filter(which)
                        .forEach(one -> gauge.call(value.applyAsDouble(known, one), labels(one)))));
    }

    private static String[] labels(Generation one) {
        return new String[] {
            one.identity().view(), Integer.toString(one.identity().version()), Long.toString(one.number()), one.word()
        };
    }
}
