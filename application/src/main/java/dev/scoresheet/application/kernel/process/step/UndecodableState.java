package dev.scoresheet.application.kernel.process.step;

/// Error when the row of an instance cannot be decoded. The owner then folds the rows again.
final class UndecodableState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableState(String instance, IllegalArgumentException cause) {
        super("the state of instance " + instance + " cannot be decoded: " + cause.getMessage(), cause);
    }
}
