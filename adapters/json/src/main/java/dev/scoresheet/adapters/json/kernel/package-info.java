/// Stored form of events: explicit names and versions, strict JSON, upcasters, digests. It depends on no event; a
/// subject brings its [EventTypes][dev.scoresheet.adapters.json.kernel.EventTypes].
@NullMarked
package dev.scoresheet.adapters.json.kernel;

import org.jspecify.annotations.NullMarked;
