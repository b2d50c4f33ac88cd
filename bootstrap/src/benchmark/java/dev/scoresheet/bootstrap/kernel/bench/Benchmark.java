package dev.scoresheet.bootstrap.kernel.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;

/// One measurement that `bench` can make. A subject offers its own as a service.
public interface Benchmark {

    /// The word after `bench`.
    String name();

    /// Measures, answers on the console, and says whether what it checked on the way was right. How fast it
    /// was is no reason to fail.
    ///
    /// @param quick shorter, for a first look
    ExitCode run(boolean quick, Console console) throws Exception;
}
