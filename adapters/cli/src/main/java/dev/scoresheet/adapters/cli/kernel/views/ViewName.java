package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import picocli.CommandLine.Parameters;

/// Parameter of verbs on one view.
final class ViewName {

    @Parameters(index = "0", paramLabel = "NAME", description = "name of a view, as `projections` lists it")
    String name;

    /// Writes the answer for an action on a generation of the view.
    ExitCode done(Console console, String what, long generation) {
        return console.answer(
                JsonAnswers.done(name, generation, what), "%s, generation %d: %s".formatted(name, generation, what));
    }
}
