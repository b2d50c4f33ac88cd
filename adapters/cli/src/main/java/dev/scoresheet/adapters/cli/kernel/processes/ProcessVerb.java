package dev.scoresheet.adapters.cli.kernel.processes;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.cli.kernel.VerbGroup;
import dev.scoresheet.application.kernel.operations.processes.NoSuchProcess;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import java.util.Optional;

/// Verb over the operations on processes: a class with picocli's annotations, and its action.
interface ProcessVerb {

    VerbGroup GROUP = new VerbGroup("process", "Shows processes, and records what their owners shall do.");

    /// @param by operator name for the audit trail
    ExitCode run(ProcessOperations operations, String by, Console console);

    default Verb over(PortSource<ProcessOperations> source, String by) {
        return new OperatedVerb(this, source, by);
    }

    record OperatedVerb(ProcessVerb command, PortSource<ProcessOperations> source, String by) implements Verb {

        @Override
        public ConfigurationScope needs() {
            return ConfigurationScope.DATABASE;
        }

        @Override
        public Optional<VerbGroup> group() {
            return Optional.of(GROUP);
        }

        @Override
        public ExitCode run(Console console) throws Exception {
            try (var opened = source.open()) {
                return command.run(opened.port(), by, console);
            } catch (OperationRefused | NotFound no) {
                throw new VerbFailed(ExitCode.NO, String.valueOf(no.getMessage()), no);
            } catch (NoSuchProcess unknown) {
                throw new VerbFailed(ExitCode.USAGE, String.valueOf(unknown.getMessage()), unknown);
            }
        }
    }
}
