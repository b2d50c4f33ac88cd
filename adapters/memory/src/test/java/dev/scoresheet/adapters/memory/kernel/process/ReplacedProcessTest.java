package dev.scoresheet.adapters.memory.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/// A process replaces another one while events arrive and owners stop anywhere. Each bulb that is fitted
/// has a lamp that is fitted once, and one more that is fitted at the deadline, once.
class ReplacedProcessTest {

    private static final int SCHEDULES = 300;
    private static final List<Long> ONCE = List.of(1L, 1L, 0L);
    private static final String OLD = "old";
    private static final String NEW = "new";

    /// Fits a lamp for each bulb, and one more at the deadline.
    private record Fitter(String name, Optional<String> predecessor, Instant due)
            implements ProcessManager<BulbEvent, String, BulbCommand> {

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> instances(Occurrence<BulbEvent> occurrence) {
            return List.of(ScriptedProcess.key(occurrence.stream()));
        }

        @Override
        public String initial(String instance) {
            return instance + ":";
        }

        @Override
        public String evolve(String state, Occurrence<BulbEvent> occurrence) {
            return state + "f";
        }

        @Override
        public List<Reaction<BulbCommand>> react(String state, Occurrence<BulbEvent> occurrence) {
            return ScriptedProcess.reactions(ScriptedProcess.key(occurrence.stream()), occurrence.event());
        }

        @Override
        public Optional<Instant> deadline(String state) {
            return Optional.of(due);
        }

        @Override
        public Optional<Reaction<BulbCommand>> atDeadline(String state, Instant deadline) {
            var key = state.substring(0, state.indexOf(':'));
            return Optional.of(new Reaction<>("remind", new BulbCommand.Fit(key + "-late", 7)));
        }

        @Override
        public Optional<BulbEvent> whenRefused(String state, Reaction<BulbCommand> reaction, String rejection) {
            return Optional.of(new BulbEvent.Blew(rejection));
        }
    }

    /// One schedule.
    private static final class Schedule {

        private final ProcessRig rig = new ProcessRig();
        private final Random random;
        private final ProcessReplacement replacement;
        private final Instant due = rig.time.instant().plusSeconds(60);
        private final Map<String, PartitionOwner<?, ?, ?>> owners = new HashMap<>();
        private Optional<ProcessStart> successor = Optional.empty();
        private int bulbs;

        Schedule(long seed, BiFunction<ProcessStore, ProcessReplacement, ProcessReplacement> replacing) {
            this.random = new Random(seed);
            this.replacement = replacing.apply(rig.processes.store(), rig.processes.replacement());
        }

        /// Returns for each bulb: lamps that were fitted at once, at the deadline, and once more in vain.
        Set<List<Long>> run() {
            rig.processes.store().start(OLD, 1);
            for (int action = 0; action < 60; action++) {
                act(action > 15);
            }
            rig.time.pass(Duration.ofMinutes(5));
            for (int turn = 0; turn < 60; turn++) {
                turn(OLD, true);
                replace();
                turn(NEW, true);
            }
            var counts = new HashSet<List<Long>>();
            for (int bulb = 1; bulb <= bulbs; bulb++) {
                var key = "b" + bulb;
                counts.add(List.of(
                        events("lamp", key), events("lamp", key + "-late"), events(OLD, key) + events(NEW, key)));
            }
            return counts;
        }

        private long events(String category, String key) {
            return rig.log.store().read(new StreamId(category, key)).version();
        }

        private void act(boolean replaces) {
            int kind = random.nextInt(10);
            if (kind < 4) {
                rig.bulb("b" + ++bulbs, new BulbEvent.Fitted(40));
            } else if (kind < 5) {
                rig.time.pass(Duration.ofSeconds(random.nextInt(12)));
            } else if (kind < 6) {
                owners.clear(); // the node ends
            } else if (kind < 7 && replaces) {
                replace();
            } else {
                turn(random.nextBoolean() ? OLD : NEW, false);
            }
        }

        private void replace() {
            successor = successor.or(() -> replacement.start(OLD, NEW, 1));
        }

        private void turn(String name, boolean works) {
            var start = name.equals(OLD) ? Optional.of(rig.processes.store().start(OLD, 1)) : successor;
            if (start.isEmpty()) {
                return;
            }
            if (!owners.containsKey(name)) {
                var id = new PartitionId(name, 0);
                rig.processes
                        .leases()
                        .acquire(id, "node", 1, ProcessRig.LEASE)
                        .ifPresent(lease -> owners.put(name, owner(name, start.get(), lease)));
            }
            var owner = owners.get(name);
            for (int turn = works ? 20 : 1; owner != null && turn > 0; turn--) {
                if (owner.turn() instanceof Turn.Lost) {
                    owners.remove(name);
                    return;
                }
            }
        }

        private PartitionOwner<?, ?, ?> owner(String name, ProcessStart start, PartitionLease lease) {
            var manager = new Fitter(name, name.equals(NEW) ? Optional.of(OLD) : Optional.empty(), due);
            DeclaredProcess<BulbEvent, String, BulbCommand> process = ProcessRig.declared(manager);
            return new PartitionOwner<>(new OwnedPartition<>(
                    process,
                    start,
                    lease,
                    rig.processes.store(),
                    rig.log.feed(),
                    new TargetSender<>(process, CommandHandlers.plain(rig.log.store()), new Sha256TextHash()),
                    Lanes.IN_ORDER,
                    rig.time,
                    rig.limits));
        }
    }

    /// Returns the counts of all schedules.
    private static Set<List<Long>> counts(BiFunction<ProcessStore, ProcessReplacement, ProcessReplacement> replacing) {
        var seeds = Seed.random("ReplacedProcessTest");
        var all = new HashSet<List<Long>>();
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            all.addAll(new Schedule(seeds.nextLong(), replacing).run());
        }
        return all;
    }

    @Test
    void each_event_and_each_deadline_has_the_reaction_of_one_of_the_two() {
        assertEquals(Set.of(ONCE), counts((_, right) -> right));
    }

    @Test
    void without_a_hold_both_react() {
        var counts = counts((store, _) -> (_, process, partitions) -> Optional.of(store.start(process, partitions)));
        assertTrue(counts.stream().anyMatch(count -> count.getLast() > 0), counts::toString);
    }

    @Test
    void a_predecessor_that_ends_before_the_hold_loses_reactions() {
        var counts = counts((store, _) -> (predecessor, process, partitions) -> {
            store.pause(new PartitionId(predecessor, 0), true, "operator");
            return Optional.of(store.start(process, partitions));
        });
        assertTrue(counts.stream().anyMatch(count -> count.getFirst() == 0), counts::toString);
    }
}
