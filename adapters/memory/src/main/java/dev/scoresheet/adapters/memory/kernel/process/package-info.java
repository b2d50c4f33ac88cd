/// Partitions of processes in memory, in one transaction with the log in memory.
@NullMarked
package dev.scoresheet.adapters.memory.kernel.process;

import org.jspecify.annotations.NullMarked;
