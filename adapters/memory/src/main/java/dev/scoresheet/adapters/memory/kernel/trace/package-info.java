/// View `trace` of the kernel in memory.
package dev.scoresheet.adapters.memory.kernel.trace;
