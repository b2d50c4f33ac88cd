/// View `trace` in memory.
package dev.scoresheet.adapters.memory.kernel.trace;
