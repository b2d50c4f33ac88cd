/// The registry of nodes in memory.
package dev.scoresheet.adapters.memory.kernel.node;
