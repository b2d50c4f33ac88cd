/// The verb `bench`, which runs the measurements. Only `-Pbenchmark` compiles them, and no other code depends on them.
package dev.scoresheet.bootstrap.kernel.bench;
