package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Source;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.application.kernel.operations.views.Operations;
import java.util.List;
import java.util.stream.Stream;

/// All verbs of read models.
public final class ViewVerbs {

    private ViewVerbs() {}

    /// @param by who asks, for the record
    public static List<Verb> all(Source<? extends Operations<?>> source, String by) {
        return Stream.of(
                        WatchVerbs.all(),
                        RebuildVerbs.all(),
                        SwitchVerbs.all(),
                        MendVerbs.all(),
                        SteerVerbs.all(),
                        CheckVerbs.all())
                .flatMap(List::stream)
                .map(verb -> verb.over(source, by))
                .toList();
    }
}
