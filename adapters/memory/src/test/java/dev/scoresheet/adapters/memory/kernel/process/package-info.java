/// Tests of processes in memory.
@NullMarked
package dev.scoresheet.adapters.memory.kernel.process;

import org.jspecify.annotations.NullMarked;
