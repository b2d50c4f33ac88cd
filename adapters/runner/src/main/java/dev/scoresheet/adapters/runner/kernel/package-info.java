/// Runner of the consumers of the log: one virtual thread each, leases, waits, retries, and an orderly end. It decides
/// when a step runs; other packages decide what a step does.
@NullMarked
package dev.scoresheet.adapters.runner.kernel;

import org.jspecify.annotations.NullMarked;
