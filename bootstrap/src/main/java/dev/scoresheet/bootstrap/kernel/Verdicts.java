package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.postgres.kernel.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.DatabaseRefused;
import dev.scoresheet.adapters.postgres.kernel.embedded.FolderRefused;
import dev.scoresheet.adapters.postgres.kernel.embedded.ServerFailed;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.sql.SQLException;

/// What an exception of the stores means on the command line: its exit code and one line.
final class Verdicts {

    private Verdicts() {}

    static VerbFailed on(Exception problem) {
        return switch (problem) {
            case VerbFailed already -> already;
            case FolderRefused refused -> failed(ExitCode.CONFIGURATION, refused);
            case DatabaseRefused refused -> failed(ExitCode.CONFIGURATION, refused);
            case ServerFailed away -> failed(ExitCode.UNREACHABLE, away);
            case StoreUnavailable away -> failed(ExitCode.UNREACHABLE, away);
            case OutcomeUnknown unknown -> failed(ExitCode.UNREACHABLE, unknown);
            default ->
                new VerbFailed(ExitCode.DEFECT, "a defect: %s (--stacktrace shows where)".formatted(problem), problem);
        };
    }

    /// What a server answered to somebody who wanted to come in.
    static VerbFailed on(SQLException refused, DatabaseAddress address) {
        var state = String.valueOf(refused.getSQLState());
        if (state.startsWith("28")) {
            return new VerbFailed(
                    ExitCode.DENIED, "%s: the user or password is not accepted".formatted(address), refused);
        }
        if (state.equals("3D000")) {
            return new VerbFailed(
                    ExitCode.CONFIGURATION, "%s: there is no such database; create it".formatted(address), refused);
        }
        return new VerbFailed(
                ExitCode.UNREACHABLE, "%s does not answer: %s".formatted(address, refused.getMessage()), refused);
    }

    private static VerbFailed failed(ExitCode code, Exception problem) {
        return new VerbFailed(code, String.valueOf(problem.getMessage()), problem);
    }
}
