/// Measurements of the kernel: `bench append`. Only `-Pbenchmark` compiles them, and no other code depends on them.
package dev.scoresheet.bootstrap.kernel.bench;
