package dev.scoresheet.application.kernel.operations.processes;

import java.util.Collection;

/// Error when an operator names a process that is unknown.
public final class NoSuchProcess extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchProcess(String name, Collection<String> known) {
        super("there is no process '%s'; the processes are %s".formatted(name, known));
    }
}
