package dev.scoresheet.adapters.cli.kernel;

/// How a command ends, by the numbers of BSD's `sysexits`. A signal ends the process with 130 or 143, which nobody
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
    /// Configuration, or a schema that does not fit.
    CONFIGURATION(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
