package dev.scoresheet.adapters.memory.kernel.commands;

import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.KeyReused;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Bulb;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbRejection;
import dev.scoresheet.domain.kernel.Decision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checker of answers and of the log, by a replay with the rules of the domain.
final class Replay {

    private final BrightBulbs rules = new BrightBulbs();
    private final Set<Mistake> mistakes = EnumSet.noneOf(Mistake.class);

    Set<Mistake> mistakes() {
        return mistakes;
    }

    /// Checks an answer at the moment when the client gets it.
    ///
    /// @param before version of the stream when the request began
    void answered(Sent sent, Outcome<Bulb, BulbRejection> outcome, long before, MemoryLogUnderTest log) {
        switch (outcome) {
            case Done<Bulb, BulbRejection> done -> done(sent, done, before, log);
            case Rejected<Bulb, BulbRejection>(var _, var stream, var version, var state) -> {
                require(version >= before, Mistake.STALE_REFUSAL);
                require(state.equals(at(log, stream, version)), Mistake.WRONG_ANSWER);
                require(
                        rules.decide(sent.command(), state) instanceof Decision.Rejected<BulbEvent, BulbRejection>,
                        Mistake.WRONG_ANSWER);
                notDoneThrough(sent, version, log);
            }
            case Conflict<Bulb, BulbRejection>(var stream, var version, var state, var named) -> {
                require(version >= before, Mistake.STALE_CONFLICT);
                require(state.equals(at(log, stream, version)), Mistake.WRONG_ANSWER);
                require(!named || sent.named().getAsLong() != version, Mistake.WRONG_ANSWER);
                notDoneThrough(sent, version, log);
            }
            case KeyReused<Bulb, BulbRejection> _ -> mistakes.add(Mistake.WRONG_ANSWER);
        }
    }

    private void done(Sent sent, Done<Bulb, BulbRejection> done, long before, MemoryLogUnderTest log) {
        var fits = done.state().equals(at(log, done.stream(), done.version()));
        if (done.replayed()) {
            var receipt = log.store().receipt(sent.key());
            var left = receipt.map(stored -> stored.versions().get(done.stream()));
            require(fits && left.equals(Optional.of(done.version())), Mistake.WRONG_RESEND);
            return;
        }
        require(fits, Mistake.WRONG_ANSWER);
        var last = log.store().read(done.stream(), done.version()).events().stream()
                .filter(event -> event.metadata().correlation().equals(sent.id()))
                .reduce((_, later) -> later);
        if (last.isPresent()) {
            require(last.get().version() == done.version(), Mistake.WRONG_ANSWER);
            require(last.get().position() == done.position(), Mistake.WRONG_ANSWER);
        } else {
            require(done.version() >= before, Mistake.STALE_ACCEPTANCE);
            require(Decision.nothing().equals(rules.decide(sent.command(), done.state())), Mistake.WRONG_ANSWER);
        }
    }

    private void notDoneThrough(Sent sent, long version, MemoryLogUnderTest log) {
        var done = log.store().read(sent.stream(), version).events().stream()
                .anyMatch(event -> event.metadata().correlation().equals(sent.id()));
        require(!done, Mistake.REFUSED_THOUGH_DONE);
    }

    /// Checks each command of the log: its events are what the rules decide on the events before them, once.
    void log(MemoryLogUnderTest log, Map<String, Sent> commands, Set<StreamId> streams) {
        var done = new HashSet<String>();
        for (var stream : streams) {
            var events = log.store().read(stream).events();
            Bulb state = rules.initial();
            for (int i = 0; i < events.size(); ) {
                var id = events.get(i).metadata().correlation();
                var together = new ArrayList<BulbEvent>();
                for (;
                        i < events.size()
                                && events.get(i).metadata().correlation().equals(id);
                        i++) {
                    together.add(events.get(i).event());
                }
                var command = commands.get(id).command();
                require(
                        Decision.accept(List.copyOf(together)).equals(rules.decide(command, state)),
                        Mistake.DECIDED_ON_WRONG_STATE);
                require(done.add(id), Mistake.DONE_TWICE);
                for (var event : together) {
                    state = rules.evolve(state, event);
                }
            }
        }
    }

    private Bulb at(MemoryLogUnderTest log, StreamId stream, long version) {
        Bulb state = rules.initial();
        for (var event : log.store().read(stream, version).events()) {
            state = rules.evolve(state, event.event());
        }
        return state;
    }

    private void require(boolean holds, Mistake otherwise) {
        if (!holds) {
            mistakes.add(otherwise);
        }
    }
}
