package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.append.AppendBench.Pace;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.time.Duration;
import java.util.List;

/// Benchmark `bench append`: the append of the log against one transaction per append, and the time of each part of a
/// batch.
public final class AppendBenchmark implements Benchmark {

    private static final List<Integer> PROFILED = List.of(1, 8, 64, 512);

    @Override
    public String name() {
        return "append";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        try (var server = TxContender.server()) {
            var bench = new AppendBench(server, quick ? Pace.QUICK : Pace.FULL, console::say);
            var table = bench.measure();
            console.say("profiling");
            var profile = BatchProfile.measure(server, PROFILED, Duration.ofSeconds(quick ? 2 : 4));
            var beside = "connections that the comparators were best with: " + bench.connectionsText()
                    + System.lineSeparator() + System.lineSeparator() + profile.text();
            console.say(beside);
            console.answer(table, table.text());
            return table.checks().passed() ? ExitCode.DONE : ExitCode.NO;
        }
    }
}
