/// Snapshots of states of streams in memory.
@NullMarked
package dev.scoresheet.adapters.memory.kernel.snapshot;

import org.jspecify.annotations.NullMarked;
