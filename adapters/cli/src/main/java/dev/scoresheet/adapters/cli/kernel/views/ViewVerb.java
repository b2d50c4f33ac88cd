package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.model.NoSuchView;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.generation.ShapeChanged;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Verb over the operations on read models: its words and its action.
record ViewVerb(String name, String summary, List<String> words, List<Supplier<OptionSpec>> options, Action does) {

    /// Action of a verb on its arguments.
    @FunctionalInterface
    interface Action {
        ExitCode with(ViewOperations<?> operations, VerbArguments asked) throws Exception;
    }

    CommandSpec spec() {
        var spec = Verb.named(name, summary);
        for (var word : words) {
            spec.addPositional(PositionalParamSpec.builder()
                    .paramLabel(word)
                    .type(String.class)
                    .arity("1")
                    .required(true)
                    .description(ParameterHelp.meaning(word))
                    .build());
        }
        options.forEach(option -> spec.addOption(option.get()));
        return spec;
    }

    /// @param by operator name for the audit trail
    Verb over(PortSource<? extends ViewOperations<?>> source, String by) {
        return new BoundVerb(this, source, by);
    }

    private record BoundVerb(ViewVerb verb, PortSource<? extends ViewOperations<?>> source, String by) implements Verb {

        @Override
        public CommandSpec spec() {
            return verb.spec();
        }

        @Override
        public ConfigurationScope needs() {
            return ConfigurationScope.DATABASE;
        }

        @Override
        public ExitCode run(ParseResult given, Console console) throws Exception {
            try (var opened = source.open()) {
                return verb.does().with(opened.port(), new VerbArguments(given, console, by));
            } catch (OperationRefused | NotFound | RowsUnreadable no) {
                throw new VerbFailed(ExitCode.NO, String.valueOf(no.getMessage()), no);
            } catch (SubscriptionStopped older) {
                throw new VerbFailed(ExitCode.NO, older.sentence(), older);
            } catch (NoSuchView unknown) {
                throw new VerbFailed(ExitCode.USAGE, String.valueOf(unknown.getMessage()), unknown);
            } catch (ShapeChanged changed) {
                throw new VerbFailed(ExitCode.CONFIGURATION, String.valueOf(changed.getMessage()), changed);
            }
        }
    }
}
