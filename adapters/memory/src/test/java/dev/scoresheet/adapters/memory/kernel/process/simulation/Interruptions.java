package dev.scoresheet.adapters.memory.kernel.process.simulation;

/// Disturbance of the ports of a node.
public interface Interruptions {

    /// Lets others act, or ends the node. Called before and after each call to a port.
    void others();

    /// True if a call fails.
    ///
    /// @param percent probability
    boolean loses(int percent);

    /// Takes a write whose caller has heard nothing, and which may still come.
    void late(Runnable write);

    void broken(Breach promise);
}
