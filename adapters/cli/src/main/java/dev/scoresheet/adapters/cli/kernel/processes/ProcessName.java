package dev.scoresheet.adapters.cli.kernel.processes;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.application.kernel.operations.processes.WishRecorded;
import picocli.CommandLine.Parameters;

/// Parameter of verbs on one process.
final class ProcessName {

    @Parameters(index = "0", paramLabel = "NAME", description = "name of a process, as `process list` lists it")
    String name;

    static ExitCode recorded(Console console, String what, WishRecorded recorded) {
        return console.answer(
                recorded,
                "%s%s: %s"
                        .formatted(
                                recorded.name(),
                                recorded.instance()
                                        .map(instance -> ", instance " + instance)
                                        .orElse(""),
                                what));
    }
}
