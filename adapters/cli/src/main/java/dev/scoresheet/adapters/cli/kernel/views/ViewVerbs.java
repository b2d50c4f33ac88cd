package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Source;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.kernel.operations.views.Operations;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// All verbs of read models.
public final class ViewVerbs {

    /// Verbs that list or drop generations of any release and any parameters.
    private static final Set<String> ON_ANY_IDENTITY = Set.of("projections", "acts", "clean-up");

    private ViewVerbs() {}

    /// @param by who asks, for the record
    public static List<Verb> all(Source<? extends Operations<?>> source, String by) {
        return all(source, source, by);
    }

    /// @param onAnyIdentity for verbs that act on no identity of this release
    public static List<Verb> all(
            Source<? extends Operations<?>> source, Source<? extends Operations<?>> onAnyIdentity, String by) {
        return Stream.of(
                        WatchVerbs.all(),
                        RebuildVerbs.all(),
                        SwitchVerbs.all(),
                        MendVerbs.all(),
                        SteerVerbs.all(),
                        CheckVerbs.all())
                .flatMap(List::stream)
                .map(verb -> verb.over(ON_ANY_IDENTITY.contains(verb.name()) ? onAnyIdentity : source, by))
                .toList();
    }
}
