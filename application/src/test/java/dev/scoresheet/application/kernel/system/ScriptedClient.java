package dev.scoresheet.application.kernel.system;

/// Client of a system that follows a script, one command after another. It looks at the log before each command, so it
/// needs no answer of an earlier one. A call may throw what a store throws; the client then goes on with the next call.
///
/// @param <E> union of all events of the system
public interface ScriptedClient<E> {

    /// State of a client after a call.
    enum Progress {
        /// The client sent a command.
        WENT_ON,
        /// The client waits until a process or another client has written something, or until time has passed.
        WAITS,
        /// The client has come to the end of its script.
        DONE
    }

    Progress goOn(ClientAccess<E> system);
}
