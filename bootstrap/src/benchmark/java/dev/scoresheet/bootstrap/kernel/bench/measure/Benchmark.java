package dev.scoresheet.bootstrap.kernel.bench.measure;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;

/// Measurement that `bench` can make. A subject offers its own as a service.
public interface Benchmark {

    /// Returns the words after `bench`.
    String name();

    /// Measures, writes the answer to the console, and returns whether all checks passed. Low speed is no failure.
    ///
    /// @param quick true for a shorter measurement, as a first look
    ExitCode run(boolean quick, Console console) throws Exception;
}
