package dev.scoresheet.adapters.cli.kernel;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runner of command lines: finds the verb, passes its configuration and runs it. picocli parses the arguments.
public final class CommandLineRunner {

    /// Receiver of the options on the command line, which override all other sources of configuration. Keys are option
    /// names without dashes. Called before the verb runs; refuses with [VerbFailed].
    @FunctionalInterface
    public interface Configure {
        void with(Map<String, String> options, ConfigurationScope scope);
    }

    /// Conversion of an exception into a failure for the user of the command line.
    @FunctionalInterface
    public interface Verdict {
        VerbFailed on(Exception problem);
    }

    private final String name;
    private final Map<String, Verb> verbs = new TreeMap<>();
    private final Function<ConfigurationScope, List<OptionSpec>> options;
    private final CommandLine line;
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
        this.options = options;
        this.out = out;
        this.err = err;
        this.line = new CommandLine(new CommonOptions.Help()).setCommandName(name);
        verbs.forEach(verb -> this.verbs.put(verb.words(), verb));
        this.verbs.values().forEach(this::add);
        line.setParameterExceptionHandler((wrong, _) -> usage(wrong));
    }

    /// Adds a verb. The configuration defines its own options, so they are the only ones without annotations.
    private void add(Verb verb) {
        var spec = verb.spec();
        spec.addMixin("common", CommandSpec.forAnnotatedObject(new CommonOptions()));
        options.apply(verb.needs()).forEach(spec::addOption);
        verb.group().map(this::group).orElse(line).addSubcommand(spec);
    }

    private CommandLine group(VerbGroup group) {
        var known = line.getSubcommands().get(group.name());
        if (known != null) {
            return known;
        }
        var spec = CommandSpec.forAnnotatedObject(new CommonOptions.Help()).name(group.name());
        spec.usageMessage().description(group.description());
        line.addSubcommand(spec);
        return Objects.requireNonNull(line.getSubcommands().get(group.name()));
    }

    /// Runs the command, writes all of its output, and returns the exit code.
    public int run(String[] arguments, Configure configure, Verdict verdict) {
        line.setExecutionStrategy(parsed -> execute(parsed, configure).number());
        line.setExecutionExceptionHandler((problem, verb, _) -> failed(problem, verb, verdict));
        try {
            var code = line.execute(arguments);
            out.close();
            return code;
        } catch (VerbFailed lost) {
            return report(lost, name);
        }
    }

    private ExitCode execute(ParseResult parsed, Configure configure) {
        var given = parsed;
        while (given.hasSubcommand()) {
            given = given.subcommand();
        }
        var command = given.commandSpec().commandLine();
        if (given.isUsageHelpRequested()) {
            out.text(command.getUsageMessage(Ansi.OFF));
            return ExitCode.DONE;
        }
        var verb = verbs.get(words(command));
        if (verb == null) {
            say(command.getUsageMessage(Ansi.OFF));
            return ExitCode.USAGE;
        }
        try {
            configure.with(configured(given, verb), verb.needs());
            return verb.run(new Console(out, err, CommonOptions.of(command).json));
        } catch (Exception problem) {
            throw new ExecutionException(command, command.getCommandName() + " failed", problem);
        } catch (ExceptionInInitializerError constant) {
            // the error of a class with a bad constant wraps the exception that says why
            throw new ExecutionException(command, command.getCommandName() + " failed", constant.getCause());
        }
    }

    /// Returns the words of a command after the name of the program.
    private String words(CommandLine command) {
        var qualified = command.getCommandSpec().qualifiedName();
        return qualified.substring(Math.min(qualified.length(), name.length() + 1));
    }

    private Map<String, String> configured(ParseResult given, Verb verb) {
        return options.apply(verb.needs()).stream()
                .map(OptionSpec::longestName)
                .filter(given::hasMatchedOption)
                .collect(Collectors.toMap(
                        option -> option.substring(2), option -> given.matchedOptionValue(option, "")));
    }

    private int failed(Exception problem, CommandLine verb, Verdict verdict) {
        var failed = problem instanceof VerbFailed already ? already : verdict.on(problem);
        var code = report(failed, verb.getCommandSpec().qualifiedName());
        if (CommonOptions.of(verb).stacktrace) {
            var trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace, true));
            say(trace.toString());
        }
        return code;
    }

    /// Reports a failure, except when the reader closed the output.
    private int report(VerbFailed failed, String command) {
        if (failed.code() != ExitCode.READER_LEFT) {
            say(command + ": " + failed.getMessage());
        }
        return failed.code().number();
    }

    private int usage(ParameterException wrong) {
        say(name + ": " + wrong.getMessage());
        say(nearest(wrong)
                .map(near -> "the nearest is " + near + "; --help shows all")
                .orElseGet(() -> wrong.getCommandLine().getUsageMessage(Ansi.OFF)));
        return ExitCode.USAGE.number();
    }

    /// Suggests a name for a mistyped one. The suggestions of picocli miss short names, such as `--port` for `--prot`.
    private static Optional<String> nearest(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return Optional.empty();
        }
        var written = unmatched.getUnmatched().getFirst().replaceFirst("=.*", "");
        var spec = wrong.getCommandLine().getCommandSpec();
        var known = (written.startsWith("-") ? spec.optionsMap() : spec.subcommands()).keySet();
        return known.isEmpty() ? Optional.empty() : Optional.of(NameSuggestion.to(written, known));
    }

    private void say(String text) {
        new Console(out, err, false).say(text.stripTrailing());
    }
}
