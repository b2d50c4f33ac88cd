package dev.scoresheet.bootstrap.kernel.process;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.http.kernel.server.AddressUnavailable;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseFault;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseUnsuitable;
import dev.scoresheet.application.kernel.SubjectIncomplete;
import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import dev.scoresheet.application.kernel.database.ServerFailed;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import java.util.Optional;

/// Mapping from an exception of the stores to an exit code and one line on the command line.
public final class ExitCodeMapping {

    private ExitCodeMapping() {}

    public static VerbFailed on(Exception problem) {
        return switch (problem) {
            case VerbFailed already -> already;
            case ConfigurationRefused refused -> failed(ExitCode.CONFIGURATION, refused);
            case DataFolderUnusable refused ->
                FileTrouble.in(refused).orElseGet(() -> failed(ExitCode.CONFIGURATION, refused));
            case DatabaseUnsuitable refused -> failed(ExitCode.CONFIGURATION, refused);
            case AddressUnavailable taken -> failed(ExitCode.UNREACHABLE, taken);
            case ServerFailed away -> failed(ExitCode.UNREACHABLE, away);
            case OutcomeUnknown unknown -> failed(ExitCode.UNREACHABLE, unknown);
            case SubjectIncomplete mistake -> failed(ExitCode.DEFECT, mistake);
            case ViewNotReady early ->
                new VerbFailed(
                        ExitCode.UNREACHABLE,
                        early.getMessage()
                                + "; `projections` shows its progress, and a server of this release fills it",
                        early);
            case StoreUnavailable away -> failed(code(away).orElse(ExitCode.UNREACHABLE), away);
            default ->
                DatabaseError.in(problem)
                        .map(error -> onDatabase(problem, error))
                        .or(() -> FileTrouble.in(problem))
                        .orElseGet(() -> defect(problem));
        };
    }

    /// Uses the message of the database error, because the exception of a library may quote a document.
    private static VerbFailed onDatabase(Exception problem, DatabaseError error) {
        return new VerbFailed(code(error.fault()), String.valueOf(error.getMessage()), problem);
    }

    private static VerbFailed defect(Exception problem) {
        return new VerbFailed(ExitCode.DEFECT, "a defect: %s (--stacktrace shows where)".formatted(problem), problem);
    }

    private static Optional<ExitCode> code(Exception problem) {
        return DatabaseError.in(problem).map(error -> code(error.fault()));
    }

    static ExitCode code(DatabaseFault fault) {
        return switch (fault) {
            case GONE, READ_ONLY, TRANSIENT, EXHAUSTED -> ExitCode.UNREACHABLE;
            case DENIED -> ExitCode.DENIED;
            case UNFIT -> ExitCode.CONFIGURATION;
            case DAMAGED -> ExitCode.NO;
            case DATA, DEFECT -> ExitCode.DEFECT;
        };
    }

    private static VerbFailed failed(ExitCode code, Exception problem) {
        return new VerbFailed(code, String.valueOf(problem.getMessage()), problem);
    }
}
