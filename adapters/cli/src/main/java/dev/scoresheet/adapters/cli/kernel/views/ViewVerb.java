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
import dev.scoresheet.application.kernel.projection.generation.NotDropped;
import dev.scoresheet.application.kernel.projection.generation.ShapeChanged;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;

/// Verb over the operations on read models: a class with picocli's annotations, and its action.
interface ViewVerb {

    /// @param by operator name for the audit trail
    ExitCode run(ViewOperations operations, String by, Console console) throws Exception;

    default Verb over(PortSource<ViewOperations> source, String by) {
        return new BoundVerb(this, source, by);
    }

    record BoundVerb(ViewVerb command, PortSource<ViewOperations> source, String by) implements Verb {

        @Override
        public ConfigurationScope needs() {
            return ConfigurationScope.DATABASE;
        }

        @Override
        public ExitCode run(Console console) throws Exception {
            try (var opened = source.open()) {
                return command.run(opened.port(), by, console);
            } catch (OperationRefused | NotFound | NotDropped | RowsUnreadable no) {
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
