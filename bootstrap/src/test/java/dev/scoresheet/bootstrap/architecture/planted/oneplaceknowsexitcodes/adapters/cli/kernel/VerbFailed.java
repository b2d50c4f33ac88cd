package dev.scoresheet.bootstrap.architecture.planted.oneplaceknowsexitcodes.adapters.cli.kernel;

public final class VerbFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
