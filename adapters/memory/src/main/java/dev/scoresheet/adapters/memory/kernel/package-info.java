/// The log in memory: the same promises as on disk, bar one, that it outlives its process.
@NullMarked
package dev.scoresheet.adapters.memory.kernel;

import org.jspecify.annotations.NullMarked;
