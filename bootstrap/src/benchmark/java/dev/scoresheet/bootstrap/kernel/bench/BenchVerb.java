package dev.scoresheet.bootstrap.kernel.bench;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Verb `bench NAME`: runs the measurements of the kernel and of subjects. It is a service, because an ordinary build
/// does not have it.
public final class BenchVerb implements Verb {

    private final List<Benchmark> benchmarks = new ArrayList<>(List.of(new AppendBenchmark()));

    public BenchVerb() {
        ServiceLoader.load(Benchmark.class).forEach(benchmarks::add);
    }

    @Override
    public CommandSpec spec() {
        return Verb.named("bench", "Measures, and checks in the same run that what was measured is right.")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("NAME")
                        .index("0")
                        .required(true)
                        .arity("1")
                        .type(String.class)
                        .description("what to measure: " + String.join(", ", names()))
                        .build())
                .addOption(OptionSpec.builder("--quick")
                        .type(boolean.class)
                        .description("from shorter runs")
                        .build());
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.NOTHING;
    }

    @Override
    public ExitCode run(ParseResult given, Console console) throws Exception {
        var name = given.<String>matchedPositionalValue(0, "");
        for (var benchmark : benchmarks) {
            if (benchmark.name().equals(name)) {
                return benchmark.run(given.hasMatchedOption("--quick"), console);
            }
        }
        throw new VerbFailed(ExitCode.USAGE, "there is no benchmark '" + name + "', but " + names());
    }

    private List<String> names() {
        return benchmarks.stream().map(Benchmark::name).toList();
    }
}
