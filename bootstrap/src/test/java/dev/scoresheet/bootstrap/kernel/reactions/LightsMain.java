package dev.scoresheet.bootstrap.kernel.reactions;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.io.IOException;
import java.time.Duration;

/// A node process that runs the processes of [Lights] and does nothing else. It writes a line for each append that was
/// fenced. It ends with its standard input.
final class LightsMain {

    static final Duration LEASE = Duration.ofSeconds(2);

    private LightsMain() {}

    /// @param arguments address of the database, name of the node, version of `relay`
    public static void main(String[] arguments) throws IOException {
        var address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
        var lights = Lights.on().relaying(Integer.parseInt(arguments[4]));
        var node = new LightsNode(arguments[3], address, LEASE, lights, FencedAppends::new, TimeSource.system());
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // the test sends no text; the end of the input is the message
        }
        Runtime.getRuntime().halt(node.processes().loops().isEmpty() ? 1 : 0);
    }

    private static final class FencedAppends extends ForwardingStore<BulbEvent> {

        private final EventStore<BulbEvent> store;

        FencedAppends(EventStore<BulbEvent> store) {
            this.store = store;
        }

        @Override
        protected EventStore<BulbEvent> target() {
            return store;
        }

        @Override
        public AppendResult append(Append<BulbEvent> append) {
            var result = store.append(append);
            if (result instanceof AppendResult.Fenced) {
                System.out.println("fenced");
            }
            return result;
        }
    }
}
