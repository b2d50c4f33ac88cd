package dev.scoresheet.adapters.cli.kernel;

import java.io.PrintWriter;
import java.io.StringWriter;
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

/// Runner of command lines: parses the arguments, finds the verb, passes its configuration and runs it.
public final class CommandLineRunner {

    /// Receiver of the options on the command line, which override all other sources of configuration. Keys are option
    /// names without dashes. Called before the verb runs; refuses with [VerbFailed].
    @FunctionalInterface
    public interface Configure {
        void with(Map<String, String> options, ConfigurationScope needs);
    }

    /// Conversion of an exception into a failure for the user of the command line.
    @FunctionalInterface
    public interface Verdict {
        VerbFailed on(Exception problem);
    }

    private static final List<String> COMMON = List.of("--json", "--stacktrace", "--help");

    private final String name;
    private final Map<String, Verb> verbs;
    private final Function<ConfigurationScope, List<OptionSpec>> options;
    private final Output out;
    private final Output err;

    /// @param options options of the configuration, by the part that a verb reads
    public CommandLineRunner(
            String name,
            List<Verb> verbs,
            Function<ConfigurationScope, List<OptionSpec>> options,
            Output out,
            Output err) {
        this.name = name;
        this.verbs = verbs.stream().collect(Collectors.toMap(verb -> verb.spec().name(), Function.identity()));
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /// Runs the command, writes all of its output, and returns the exit code.
    public int run(String[] arguments, Configure configure, Verdict verdict) {
        try {
            var code = parsed(arguments, configure, verdict);
            out.close();
            return code.number();
        } catch (VerbFailed lost) {
            return failed(lost, name).number();
        }
    }

    private ExitCode parsed(String[] arguments, Configure configure, Verdict verdict) {
        var line = commandLine();
        ParseResult parsed;
        try {
            parsed = line.parseArgs(arguments);
        } catch (ParameterException wrong) {
            return usage(wrong);
        }
        if (!parsed.hasSubcommand() && !parsed.hasMatchedOption("--help")) {
            say(line.getUsageMessage(Ansi.OFF));
            return ExitCode.USAGE;
        }
        var given = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        if (given.hasMatchedOption("--help")) {
            out.text(given.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
            return ExitCode.DONE;
        }
        return run(given, configure, verdict);
    }

    private ExitCode run(ParseResult given, Configure configure, Verdict verdict) {
        var verb = Objects.requireNonNull(verbs.get(given.commandSpec().name()));
        try {
            configure.with(configured(given, verb), verb.needs());
            return verb.run(given, new Console(out, err, given.hasMatchedOption("--json")));
        } catch (Exception problem) {
            var failed = problem instanceof VerbFailed already ? already : verdict.on(problem);
            var code = failed(failed, name + " " + given.commandSpec().name());
            if (given.hasMatchedOption("--stacktrace")) {
                say(trace(problem));
            }
            return code;
        }
    }

    /// Reports a failure, except when the reader closed the output.
    private ExitCode failed(VerbFailed failed, String command) {
        if (failed.code() != ExitCode.READER_LEFT) {
            say(command + ": " + failed.getMessage());
        }
        return failed.code();
    }

    private static String trace(Exception problem) {
        var lines = new StringWriter();
        problem.printStackTrace(new PrintWriter(lines, true));
        return lines.toString();
    }

    private void say(String text) {
        new Console(out, err, false).say(text.stripTrailing());
    }

    private Map<String, String> configured(ParseResult given, Verb verb) {
        return options.apply(verb.needs()).stream()
                .map(OptionSpec::longestName)
                .filter(given::hasMatchedOption)
                .collect(Collectors.toMap(
                        option -> option.substring(2), option -> given.matchedOptionValue(option, "")));
    }

    private ExitCode usage(ParameterException wrong) {
        say(name + ": " + wrong.getMessage());
        say(nearest(wrong)
                .map(near -> "the nearest is " + near + "; --help shows all")
                .orElseGet(() -> wrong.getCommandLine().getUsageMessage(Ansi.OFF)));
        return ExitCode.USAGE;
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
        return known.isEmpty() ? Optional.empty() : Optional.of(NameSuggestion.to(written, known));
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
