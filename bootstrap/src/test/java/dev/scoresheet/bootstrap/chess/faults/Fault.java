package dev.scoresheet.bootstrap.chess.faults;

import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.nio.file.Path;
import java.time.Duration;

/// A fault that begins, lasts and ends.
///
/// @param hindering whether no write can be acknowledged while it lasts
record Fault(String name, Duration lasts, boolean hindering, Preparation preparation, Beginning beginning) {

    Fault(String name, Duration lasts, boolean hindering, Beginning beginning) {
        this(name, lasts, hindering, (_, _) -> () -> {}, beginning);
    }

    /// End of a fault.
    @FunctionalInterface
    interface End {
        void end() throws Exception;
    }

    /// Makes ready before the server starts.
    @FunctionalInterface
    interface Preparation {
        End prepare(Sandbox sandbox, Path folder) throws Exception;
    }

    @FunctionalInterface
    interface Beginning {
        End begin(Victim victim) throws Exception;
    }

    /// A machine on which this fault cannot be made.
    static final class NotHere extends Exception {
        private static final long serialVersionUID = 1L;

        NotHere(String why) {
            super(why);
        }
    }
}
