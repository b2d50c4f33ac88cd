/// Steps of a process's partition. [PartitionOwner] takes them, one after the other; a thread or a simulator drives it.
package dev.scoresheet.application.kernel.process.step;
