package dev.scoresheet.adapters.cli.kernel;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Takes a command line apart, finds the verb, hands it its configuration, and runs it.
public final class Shell {

    /// The strongest source of configuration: what was written on the command line, by name of the option
    /// without dashes. Called before the verb runs; refuses by [VerbFailed].
    @FunctionalInterface
    public interface Configure {
        void with(Map<String, String> options, Needs needs);
    }

    /// What an exception means to the user of the command line.
    @FunctionalInterface
    public interface Verdict {
        VerbFailed on(Exception problem);
    }

    private static final List<String> COMMON = List.of("--json", "--stacktrace", "--help");

    private final String name;
    private final Map<String, Verb> verbs;
    private final Function<Needs, List<OptionSpec>> options;
    private final PrintStream out;
    private final PrintStream err;

    /// @param options of the configuration, for the verbs that need that part of it
    public Shell(
            String name,
            List<Verb> verbs,
            Function<Needs, List<OptionSpec>> options,
            PrintStream out,
            PrintStream err) {
        this.name = name;
        this.verbs = verbs.stream().collect(Collectors.toMap(verb -> verb.spec().name(), Function.identity()));
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /// Runs the command and gives the exit code.
    public int run(String[] arguments, Configure configure, Verdict verdict) {
        var line = commandLine();
        ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments);
        } catch (ParameterException wrong) {
            return usage(wrong);
        }
        if (!parsed.hasSubcommand()) {
            var asked = parsed.hasMatchedOption("--help");
            line.usage(asked ? out : err, Ansi.OFF);
            return (asked ? ExitCode.DONE : ExitCode.USAGE).number();
        }
        var given = parsed.subcommand();
        if (given.hasMatchedOption("--help")) {
            given.commandSpec().commandLine().usage(out, Ansi.OFF);
            return ExitCode.DONE.number();
        }
        return run(given, configure, verdict);
    }

    private int run(ParseResult given, Configure configure, Verdict verdict) {
        var verb = Objects.requireNonNull(verbs.get(given.commandSpec().name()));
        try {
            configure.with(configured(given, verb), verb.needs());
            var console = new Console(out, err, given.hasMatchedOption("--json"));
            return verb.run(given, console).number();
        } catch (Exception problem) {
            var failed = problem instanceof VerbFailed already ? already : verdict.on(problem);
            err.println(name + " " + given.commandSpec().name() + ": " + failed.getMessage());
            if (given.hasMatchedOption("--stacktrace")) {
                problem.printStackTrace(err);
            }
            return failed.code().number();
        }
    }

    private Map<String, String> configured(ParseResult given, Verb verb) {
        return options.apply(verb.needs()).stream()
                .map(OptionSpec::longestName)
                .filter(given::hasMatchedOption)
                .collect(Collectors.toMap(
                        option -> option.substring(2), option -> given.matchedOptionValue(option, "")));
    }

    private int usage(ParameterException wrong) {
        err.println(name + ": " + wrong.getMessage());
        var writer = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        nearest(wrong)
                .ifPresentOrElse(
                        name -> err.println("the nearest is " + name + "; --help shows all"),
                        () -> wrong.getCommandLine().usage(writer, Ansi.OFF));
        return ExitCode.USAGE.number();
    }

    private static Optional<String> nearest(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        var written = unmatched.getUnmatched().getFirst().replaceFirst("=.*", "");
        var spec = wrong.getCommandLine().getCommandSpec();
        var known = written.startsWith("-")
                ? spec.optionsMap().keySet()
                : spec.subcommands().keySet();
        return known.isEmpty() ? Optional.empty() : Optional.of(Nearest.to(written, known));
    }

    private CommandLine commandLine() {
        var root = CommandSpec.create().name(name).addOption(help());
        var line = new CommandLine(root);
        verbs.values().stream()
                .map(this::complete)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(spec -> line.addSubcommand(spec.name(), new CommandLine(spec)));
        return line;
    }

    private CommandSpec complete(Verb verb) {
        var spec = verb.spec();
        if (COMMON.stream().anyMatch(option -> spec.optionsMap().containsKey(option))) {
            throw new IllegalArgumentException(spec.name() + " declares an option that every verb has: " + COMMON);
        }
        spec.addOption(flag("--json", "answer with one JSON document on standard output"));
        spec.addOption(flag("--stacktrace", "show where a failure came from"));
        spec.addOption(help());
        options.apply(verb.needs()).forEach(spec::addOption);
        return spec;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this")
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }
}
