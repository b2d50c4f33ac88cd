package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import java.util.List;
import java.util.stream.Stream;

/// Verbs of read models.
public final class ViewVerbs {

    private ViewVerbs() {}

    /// @param by operator name for the audit trail
    public static List<Verb> all(PortSource<ViewOperations> source, String by) {
        return all(source, source, by);
    }

    /// @param onAnyIdentity source for verbs that list or drop generations of any release and any parameters
    public static List<Verb> all(
            PortSource<ViewOperations> source, PortSource<ViewOperations> onAnyIdentity, String by) {
        var views = List.of(
                new ListVerbs.ParkedVerb(),
                new RebuildVerbs.EstimateVerb(),
                new RebuildVerbs.RebuildVerb(),
                new RebuildVerbs.CancelVerb(),
                new RebuildVerbs.DiscardVerb(),
                new CutOverVerbs.DiffVerb(),
                new CutOverVerbs.CutOverVerb(),
                new CutOverVerbs.RollBackVerb(),
                new RepairVerbs.RetryVerb(),
                new RepairVerbs.GiveUpVerb(),
                new ConsumerVerbs.PauseVerb(),
                new ConsumerVerbs.ResumeVerb(),
                new ConsumerVerbs.HandOverVerb(),
                new CheckVerbs.CheckVerb(),
                new CheckVerbs.AuditVerb(),
                new CheckVerbs.WhyVerb(),
                new CheckVerbs.ConsequencesVerb(),
                new TraceVerb());
        var generations =
                List.of(new ListVerbs.ProjectionsVerb(), new ListVerbs.ActsVerb(), new CutOverVerbs.CleanUpVerb());
        return Stream.concat(
                        generations.stream().map(verb -> verb.over(onAnyIdentity, by)),
                        views.stream().map(verb -> verb.over(source, by)))
                .toList();
    }
}
