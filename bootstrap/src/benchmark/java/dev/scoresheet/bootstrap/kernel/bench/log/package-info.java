/// Measurements of a log by its size: `bench load`, `bench storage` and `bench growth`.
package dev.scoresheet.bootstrap.kernel.bench.log;
