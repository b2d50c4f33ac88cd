package dev.scoresheet.adapters.postgres.kernel.kill;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Proof with calls that are lost while they wait for the head row. Every command is sent once more, by its own node or
/// by another one, and must be in the log once, where its answer says. Each command has a stream of its own; a rival
/// with an equal event may want the same version of it.
final class LostCallProof implements AutoCloseable {

    /// Call that gets the head row first.
    enum First {
        LOST_CALL,
        RESEND,
        RIVAL
    }

    /// @param rounds rounds in which the calls waited in the order that was wanted
    /// @param lost commands that were acknowledged without an event of their own
    /// @param doubled commands with more than one event
    /// @param wrong answers that name another version or position than the event has
    record Report(Map<First, Integer> rounds, int lost, int doubled, int wrong) {

        /// The rounds of the order that was seen least.
        int fewest() {
            return Stream.of(First.values())
                    .mapToInt(first -> rounds.getOrDefault(first, 0))
                    .min()
                    .orElseThrow();
        }
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Postgres> nodes = new ArrayList<>();
    private final HeldHead head;
    private final LossyLine patientLine;
    private final LossyLine impatientLine;
    private final EventStore<BulbEvent> patient;
    private final EventStore<BulbEvent> impatient;
    private final EventStore<BulbEvent> other;
    private final EventStore<BulbEvent> rival;
    private final boolean oneIdForAll;

    private final Map<First, Integer> rounds = new EnumMap<>(First.class);
    private int lost;
    private int doubled;
    private int wrong;

    /// @param oneIdForAll a planted fault: rivals have the id of the command
    LostCallProof(TestDatabase database, boolean oneIdForAll) throws IOException, SQLException {
        this.oneIdForAll = oneIdForAll;
        this.head = new HeldHead(database);
        this.patientLine = new LossyLine(database, "patient");
        this.impatientLine = new LossyLine(database, "impatient");
        this.patient = node(patientLine.address(), "patient", Duration.ofSeconds(30));
        this.impatient = node(impatientLine.address(), "impatient", Duration.ZERO);
        this.other = node(database.address(), "other", Duration.ofSeconds(30));
        this.rival = node(database.address(), "rival", Duration.ofSeconds(30));
    }

    private EventStore<BulbEvent> node(DatabaseAddress address, String name, Duration settleWithin) {
        var options = PostgresOptions.DEFAULT.named(name).settlingWithin(settleWithin);
        var node = Postgres.open(address, options);
        nodes.add(node);
        return node.eventStore(BulbEventTypes.codec(), new Sha256LogDigest());
    }

    Report report() {
        return new Report(Map.copyOf(rounds), lost, doubled, wrong);
    }

    /// @param first the call that gets the head row first
    /// @param keyed true if command and rival have keys
    /// @param byItself true if the node sends the lost call again by itself, false if another node does
    void round(First first, boolean keyed, boolean byItself) throws Exception {
        var line = byItself ? patientLine : impatientLine;
        var store = byItself ? patient : impatient;
        LostCommand.some(keyed).sentBy(store, other); // so that its appender has a connection
        var command = LostCommand.some(keyed);
        var stream = command.stream();
        var answers = new ArrayList<Future<LostCommand.Place>>();
        head.hold();
        boolean inOrder = true;
        if (first == First.RIVAL) {
            var equal = oneIdForAll ? command : command.ofAnotherCaller();
            answers.add(threads.submit(() -> equal.sentBy(rival, rival)));
            inOrder = head.awaitWaiting(1);
        }
        if (first == First.RESEND) {
            line.keep();
        }
        int waiting = answers.size();
        answers.add(threads.submit(() -> command.sentBy(store, other)));
        if (first == First.RESEND) {
            inOrder &= HeldHead.await(line::hasKept);
        } else {
            inOrder &= head.awaitWaiting(waiting + 1);
        }
        line.cut();
        if (first == First.RESEND) {
            inOrder &= head.awaitWaiting(1);
            line.deliver();
        }
        inOrder &= head.awaitWaiting(waiting + 2);
        head.release();
        judge(stream, answers);
        if (inOrder) {
            rounds.merge(first, 1, Integer::sum);
        }
    }

    private void judge(StreamId stream, List<Future<LostCommand.Place>> answers)
            throws ExecutionException, InterruptedException, SQLException {
        var told = new HashSet<LostCommand.Place>();
        for (var answer : answers) {
            told.add(answer.get());
        }
        head.awaitNobody();
        var there = new HashSet<LostCommand.Place>();
        for (var event : other.read(stream).events()) {
            there.add(new LostCommand.Place(event.version(), event.position()));
        }
        lost += Math.max(0, answers.size() - there.size());
        doubled += Math.max(0, there.size() - answers.size());
        wrong += (int) told.stream().filter(place -> !there.contains(place)).count();
    }

    @Override
    public void close() throws IOException, SQLException {
        threads.shutdownNow();
        nodes.forEach(Postgres::close);
        patientLine.close();
        impatientLine.close();
        head.close();
    }
}
