package dev.scoresheet.bootstrap.kernel.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.documents.TypedCommands;
import dev.scoresheet.bootstrap.kernel.Launch;
import dev.scoresheet.bootstrap.kernel.process.Lifecycle;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// A subject's command line, taken apart as it would be, with nothing run. What the launcher does
/// itself is looked for in the launcher.
public final class DryShell<E> {

    private static final Set<String> OF_THE_LAUNCHER = Set.of("test", "campaign", "simulate", "bench");

    /// The benchmarks' verb is on the class path only when they were built.
    private static final Set<String> OF_BENCH = Set.of("--quick");

    private final Wiring<E> wiring;
    private final List<Verb> verbs;
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final CommandLineRunner runner;

    public DryShell(Wiring<E> wiring) {
        this.wiring = wiring;
        var lifecycle = new Lifecycle();
        this.verbs = Launch.verbs(new StoreAccess<>(wiring, lifecycle), wiring, lifecycle);
        this.runner = new CommandLineRunner(
                Product.NAME,
                verbs,
                needs -> Settings.options(needs, wiring.settings()),
                Output.to("nowhere", OutputStream.nullOutputStream()),
                Output.to("complaints", complaints));
    }

    /// Returns the faults of the commands of documents, and of the options that the documents name.
    public List<String> troubles(List<Path> documents, Path launcher) throws IOException {
        var script = Files.readString(launcher);
        var options = options();
        var troubles = new ArrayList<String>();
        for (var document : documents) {
            var typed = new TypedCommands(document);
            typed.commands()
                    .filter(words -> !isOfLauncher(words.getFirst(), script))
                    .forEach(words -> trouble(words)
                            .ifPresent(trouble -> troubles.add(document + ": " + words + ": " + trouble)));
            typed.options().stream()
                    .filter(option -> !options.contains(option) && !script.contains(option))
                    .forEach(option -> troubles.add(document + ": no verb has an option " + option));
        }
        return troubles;
    }

    private static boolean isOfLauncher(String verb, String script) {
        var branch = Pattern.compile("(?m)^ *(\\w+ \\| )*%1$s( \\| \\w+)*\\)\\s".formatted(verb));
        return OF_THE_LAUNCHER.contains(verb) && branch.matcher(script).find();
    }

    /// Why a command line is not taken.
    Optional<String> trouble(List<String> words) {
        complaints.reset();
        var code = runner.run(
                words.stream().map(DryShell::meant).toArray(String[]::new),
                (_, _) -> {
                    throw new VerbFailed(ExitCode.DONE, "taken");
                },
                problem -> new VerbFailed(ExitCode.DEFECT, problem.toString()));
        return code == ExitCode.DONE.number()
                ? Optional.empty()
                : complaints.toString(UTF_8).lines().findFirst();
    }

    /// A value for a placeholder of documents.
    private static String meant(String word) {
        return switch (word) {
            case "N", "POSITION" -> "1";
            case "STREAM" -> "category-key";
            default -> word;
        };
    }

    private Set<String> options() {
        var options = new TreeSet<>(Set.of("--json", "--stacktrace", "--help"));
        options.addAll(OF_BENCH);
        Stream.concat(
                        verbs.stream().flatMap(verb -> verb.spec().options().stream()),
                        Settings.options(ConfigurationScope.EVERYTHING, wiring.settings()).stream())
                .map(OptionSpec::longestName)
                .forEach(options::add);
        return options;
    }
}
