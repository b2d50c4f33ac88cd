package dev.scoresheet.application.kernel.log.append;

/// Error of a command whose append was refused by its [Fence]. Nothing was written, and this node must send nothing
/// more for the partition. Only commands of a process have a fence, so no client meets it.
public final class FencedOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedOff(Fence fence) {
        super("another node owns the partition now: " + fence);
    }
}
