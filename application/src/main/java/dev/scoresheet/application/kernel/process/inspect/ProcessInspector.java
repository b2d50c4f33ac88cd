package dev.scoresheet.application.kernel.process.inspect;

import java.util.List;

/// Reader of all processes of a store, for operators. Thread-safe; calls block.
public interface ProcessInspector {

    /// Returns every process that was ever started, by name, as of one snapshot.
    List<InspectedProcess> all();

    /// Returns the acts of operators on a process, the latest first.
    List<ProcessAct> acts(String process, int limit);
}
