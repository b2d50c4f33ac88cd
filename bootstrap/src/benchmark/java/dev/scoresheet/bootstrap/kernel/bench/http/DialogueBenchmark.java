package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.http.DialogueBench.Pace;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.util.concurrent.Callable;

/// Benchmark `bench http` with a workload: commands of a subject that follow from each other.
public record DialogueBenchmark(Callable<DialogueSubject> subject) implements Benchmark {

    @Override
    public String name() {
        return "http";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var table = new DialogueBench(subject.call(), quick ? Pace.QUICK : Pace.FULL, console::say).measure();
        return console.answer(table.problems().isEmpty(), table, table.text());
    }
}
