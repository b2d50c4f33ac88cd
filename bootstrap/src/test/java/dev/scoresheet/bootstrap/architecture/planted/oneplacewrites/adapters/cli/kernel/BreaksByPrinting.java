package dev.scoresheet.bootstrap.architecture.planted.oneplacewrites.adapters.cli.kernel;

final class BreaksByPrinting {
    void print() {
        System.out.println("done");
    }
}
