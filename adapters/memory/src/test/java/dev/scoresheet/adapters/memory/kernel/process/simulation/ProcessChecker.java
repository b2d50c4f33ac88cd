package dev.scoresheet.adapters.memory.kernel.process.simulation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Check of a log against the promises of the processes. It reads the events, the receipts and, at the end, the rows.
///
/// @param version version of the processes at the end
/// @param atDeadline names of the reactions that a timer must have
record ProcessChecker(CheckedLog log, ScheduleHistory history, int version, List<String> atDeadline, Instant end) {

    Set<Breach> check() {
        var breaches = EnumSet.noneOf(Breach.class);
        for (var name : List.of(Answering.RELAY, Answering.ECHO)) {
            var process = new Answering(name, version, false);
            for (var instance : log.instances(process)) {
                breaches.addAll(new ReactionCheck(log, history, process, instance).check());
                if (!log.rows(name, instance)
                        .equals(folded(process, instance).stream().toList())) {
                    breaches.add(Breach.ROWS_DIFFER);
                }
            }
        }
        for (var key : log.instances(new Answering(Answering.ECHO, version, false))) {
            breaches.addAll(new DeadlineCheck(log, history, key, atDeadline, end).check());
        }
        return breaches;
    }

    /// Returns the text of the state of an instance, a fold of the log; empty for one that is finished.
    private Optional<String> folded(Answering process, String instance) {
        var leftOut = log.leftOut(process, instance);
        var state = process.initial(instance);
        boolean empty = true;
        for (var event : log.inputs(process, instance)) {
            if (!leftOut.contains(event.ref())) {
                state = process.evolve(state, CheckedLog.occurrence(event));
                empty = process.finished(state);
                state = empty ? process.initial(instance) : state;
            }
        }
        return empty ? Optional.empty() : Optional.of(Tally.CODEC.text(state));
    }
}
