package dev.scoresheet.adapters.memory.kernel.process.simulation;

/// End of a node in the middle of a turn. No code of the kernel catches it.
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    public Crash() {
        super("the node ended");
    }
}
