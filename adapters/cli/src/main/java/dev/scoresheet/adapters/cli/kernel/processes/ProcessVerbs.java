package dev.scoresheet.adapters.cli.kernel.processes;

import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import java.util.List;
import java.util.stream.Stream;

/// Verbs of processes.
public final class ProcessVerbs {

    private ProcessVerbs() {}

    /// @param by operator name for the audit trail
    public static List<Verb> all(PortSource<ProcessOperations> source, String by) {
        return Stream.<ProcessVerb>of(
                        new InspectVerbs.ListVerb(),
                        new InspectVerbs.ShowVerb(),
                        new InspectVerbs.ActsVerb(),
                        new EntryVerbs.RetryVerb(),
                        new EntryVerbs.GiveUpVerb(),
                        new OwnerVerbs.PauseVerb(),
                        new OwnerVerbs.ResumeVerb(),
                        new OwnerVerbs.RollBackVerb(),
                        new OwnerVerbs.RollForwardVerb())
                .map(verb -> verb.over(source, by))
                .toList();
    }
}
