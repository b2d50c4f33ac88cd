/// Log in memory. It keeps the guarantees of the log on disk, except that it does not outlive its process.
@NullMarked
package dev.scoresheet.adapters.memory.kernel;

import org.jspecify.annotations.NullMarked;
