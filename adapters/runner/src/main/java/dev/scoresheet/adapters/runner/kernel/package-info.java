/// What keeps consumers of the log going: one virtual thread each, leases, waiting, trying again, and an end in order.
/// What a step does is decided elsewhere; here is only when.
@NullMarked
package dev.scoresheet.adapters.runner.kernel;

import org.jspecify.annotations.NullMarked;
