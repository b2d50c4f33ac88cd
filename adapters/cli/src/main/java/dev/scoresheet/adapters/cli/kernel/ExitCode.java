package dev.scoresheet.adapters.cli.kernel;

/// End of a command, by the numbers of BSD's `sysexits`. A signal ends the process with 130 or 143, which no command
/// returns.
public enum ExitCode {
    DONE(0),
    /// The command ran and its answer is no: damage found, games refused, disagreement.
    NO(1),
    USAGE(2),
    BAD_INPUT(65),
    UNREACHABLE(69),
    DENIED(77),
    /// A mistake of ours.
    DEFECT(70),
    /// The heap is used up.
    OUT_OF_MEMORY(71),
    /// The output is not whole, because a write failed.
    OUTPUT_LOST(74),
    /// Configuration, or a schema that does not fit.
    CONFIGURATION(78),
    /// The reader of the output closed it: the number of a process that SIGPIPE ended.
    READER_LEFT(141);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
