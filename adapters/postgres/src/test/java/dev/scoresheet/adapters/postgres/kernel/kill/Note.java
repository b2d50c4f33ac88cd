package dev.scoresheet.adapters.postgres.kernel.kill;

import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import java.util.List;
import java.util.stream.IntStream;

/// Command that is always accepted. It writes its own name into each of its events: `<name>/<index>/<events>`.
record Note(String stream, String name, int events) {

    /// Nothing is ever rejected, so a command's only fates are done and not done.
    static final class Notes implements Decider<Note, Integer, BulbEvent, Void> {

        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<BulbEvent, Void> decide(Note command, Integer state) {
            List<BulbEvent> events = IntStream.range(0, command.events())
                    .<BulbEvent>mapToObj(
                            index -> new BulbEvent.Blew(command.name() + "/" + index + "/" + command.events()))
                    .toList();
            return Decision.accept(events);
        }

        @Override
        public Integer evolve(Integer state, BulbEvent event) {
            return state + 1;
        }
    }
}
