/// Schedules of nodes that own the partitions of two processes, and a checker that reads the log and its receipts.
@NullMarked
package dev.scoresheet.adapters.memory.kernel.process.simulation;

import org.jspecify.annotations.NullMarked;
