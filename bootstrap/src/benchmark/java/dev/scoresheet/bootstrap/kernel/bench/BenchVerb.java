package dev.scoresheet.bootstrap.kernel.bench;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.bootstrap.kernel.bench.append.AppendBenchmark;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.bootstrap.kernel.bench.process.ProcessBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Verb `bench NAME`: runs the measurements of the kernel and of subjects. It is a service, because an ordinary build
/// does not have it.
@Command(name = "bench", description = "Measures, and checks in the same run that what was measured is right.")
public final class BenchVerb implements Verb {

    /// Names for the help text.
    static final class Names extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Names() {
            super(benchmarks().stream().map(Benchmark::name).toList());
        }
    }

    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            completionCandidates = Names.class,
            description = "what to measure: ${COMPLETION-CANDIDATES}")
    private List<String> words = List.of();

    @Option(names = "--quick", description = "from shorter runs")
    private boolean quick;

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.NOTHING;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        var name = String.join(" ", words);
        for (var benchmark : benchmarks()) {
            if (benchmark.name().equals(name)) {
                return benchmark.run(quick, console);
            }
        }
        throw new VerbFailed(ExitCode.USAGE, "there is no benchmark '" + name + "', but " + new Names());
    }

    private static List<Benchmark> benchmarks() {
        var benchmarks = new ArrayList<Benchmark>(List.of(new AppendBenchmark(), new ProcessBenchmark()));
        ServiceLoader.load(Benchmark.class).forEach(benchmarks::add);
        return benchmarks;
    }
}
