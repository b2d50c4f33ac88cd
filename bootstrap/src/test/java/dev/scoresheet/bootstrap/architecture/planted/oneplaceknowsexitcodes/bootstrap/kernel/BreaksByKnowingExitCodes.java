package dev.scoresheet.bootstrap.architecture.planted.oneplaceknowsexitcodes.bootstrap.kernel;

import dev.scoresheet.bootstrap.architecture.planted.oneplaceknowsexitcodes.adapters.cli.kernel.VerbFailed;

final class BreaksByKnowingExitCodes {
    RuntimeException refusal() {
        return new VerbFailed();
    }
}
