/// Measurement of the append: `bench append`.
package dev.scoresheet.bootstrap.kernel.bench.append;
