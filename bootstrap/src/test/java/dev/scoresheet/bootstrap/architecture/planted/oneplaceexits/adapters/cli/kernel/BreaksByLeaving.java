package dev.scoresheet.bootstrap.architecture.planted.oneplaceexits.adapters.cli.kernel;

final class BreaksByLeaving {
    void leave() {
        System.exit(1);
    }
}
