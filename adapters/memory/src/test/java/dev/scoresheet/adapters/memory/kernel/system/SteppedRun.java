package dev.scoresheet.adapters.memory.kernel.system;

import dev.scoresheet.adapters.memory.kernel.process.SteppedSystem;
import dev.scoresheet.application.kernel.system.ClientAccess;
import dev.scoresheet.application.kernel.system.ScriptedClient;
import dev.scoresheet.application.kernel.system.ScriptedClient.Progress;
import dev.scoresheet.application.kernel.system.SystemScript;
import java.util.ArrayList;

/// Run of a script in memory, on one thread. Clients and processes act in turn. Time passes only when all clients wait,
/// and then to the next deadline.
public final class SteppedRun {

    private SteppedRun() {}

    public static <E, R> R of(SteppedSystem<E> system, SystemScript<E, R> script) {
        var access = ClientAccess.over(system.store(), system::now);
        var clients = new ArrayList<ScriptedClient<E>>(script.clients());
        while (!clients.isEmpty()) {
            boolean wentOn = false;
            for (var each = clients.iterator(); each.hasNext(); ) {
                var progress = each.next().goOn(access);
                wentOn |= progress != Progress.WAITS;
                if (progress == Progress.DONE) {
                    each.remove();
                }
            }
            system.untilQuiet();
            if (!wentOn && system.toNextDeadline().isEmpty()) {
                throw new AssertionError("nothing will ever happen, and these clients wait: " + clients);
            }
        }
        return script.end(system.store());
    }
}
