package dev.scoresheet.adapters.cli.kernel;

/// Failure of a command. The message is the one line that the user reads: the thing, the value and the remedy.
public final class VerbFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    public VerbFailed(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    public VerbFailed(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
