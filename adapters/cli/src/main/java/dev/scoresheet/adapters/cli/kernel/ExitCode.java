package dev.scoresheet.adapters.cli.kernel;

/// Exit code of a command, with the numbers of BSD's `sysexits`. A signal ends the process with 130 or 143; no command
/// returns these.
public enum ExitCode {
    DONE(0),
    /// The command ran and its answer is negative: damage found, games refused, disagreement.
    NO(1),
    USAGE(2),
    BAD_INPUT(65),
    UNREACHABLE(69),
    DENIED(77),
    /// Defect of this program.
    DEFECT(70),
    /// The heap is full.
    OUT_OF_MEMORY(71),
    /// The output is incomplete, because a write failed.
    OUTPUT_LOST(74),
    /// Invalid configuration, or a schema that does not fit.
    CONFIGURATION(78),
    /// The reader closed the pipe. 141 is the code of a process that SIGPIPE ended.
    READER_LEFT(141);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
