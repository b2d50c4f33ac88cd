/// The measurements of the kernel: `bench append`. Compiled by `-Pbenchmark` only; nothing else depends on
/// it.
package dev.scoresheet.bootstrap.kernel.bench;
