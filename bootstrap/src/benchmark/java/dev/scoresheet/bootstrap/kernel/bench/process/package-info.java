/// Measurement of process managers: `bench process`.
package dev.scoresheet.bootstrap.kernel.bench.process;
