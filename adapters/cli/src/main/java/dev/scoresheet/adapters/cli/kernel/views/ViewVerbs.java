package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Verbs of read models.
public final class ViewVerbs {

    /// Verbs that list or drop generations of any release and any parameters.
    private static final Set<String> ON_ANY_IDENTITY = Set.of("projections", "acts", "clean-up");

    private ViewVerbs() {}

    /// @param by operator name for the audit trail
    public static List<Verb> all(PortSource<? extends ViewOperations<?>> source, String by) {
        return all(source, source, by);
    }

    /// @param onAnyIdentity source for verbs that need no identity of this release
    public static List<Verb> all(
            PortSource<? extends ViewOperations<?>> source,
            PortSource<? extends ViewOperations<?>> onAnyIdentity,
            String by) {
        return Stream.of(
                        ListVerbs.all(),
                        RebuildVerbs.all(),
                        CutOverVerbs.all(),
                        RepairVerbs.all(),
                        ConsumerVerbs.all(),
                        CheckVerbs.all())
                .flatMap(List::stream)
                .map(verb -> verb.over(ON_ANY_IDENTITY.contains(verb.name()) ? onAnyIdentity : source, by))
                .toList();
    }
}
