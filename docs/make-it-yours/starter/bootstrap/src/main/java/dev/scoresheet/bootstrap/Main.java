package dev.scoresheet.bootstrap;

import dev.scoresheet.bootstrap.kernel.Launch;
import dev.scoresheet.bootstrap.loans.LoansWiring;

/// Entry point of the process.
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Launch.run(arguments, new LoansWiring());
    }
}
