package dev.scoresheet.bootstrap;

import dev.scoresheet.bootstrap.chess.ChessWiring;
import dev.scoresheet.bootstrap.kernel.Launch;

/// Entry point of the process.
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Launch.run(arguments, new ChessWiring());
    }
}
