package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.http.SlowBench.Pace;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Benchmark `bench http slow`, with requests of a subject: the times of good clients next to a crowd of slow ones.
///
/// @param command request that starts a stream, and appends one event each time it is sent
/// @param growth request that appends one event to a stream that was started, by the stream's path
/// @param history path of the stream's events, by the stream's path; it gives a page, or the live events
public record SlowBenchmark(WireRequest command, Function<String, WireRequest> growth, UnaryOperator<String> history)
        implements Benchmark {

    @Override
    public String name() {
        return "http slow";
    }

    @Override
    public ExitCode run(boolean quick, Console console) throws Exception {
        var table = new SlowBench(this, quick ? Pace.QUICK : Pace.FULL, console::say).measure();
        return console.answer(table.problems().isEmpty(), table, table.text());
    }
}
