/// Consumers of the log under a scheduler with a seed: two nodes, crashes, pauses and poison events written by
/// hand. A checker shares no code with them and checks every write and the rows. Planted faults are decorators
/// of a port; the checker must name each of them.
package dev.scoresheet.adapters.memory.kernel.faults;
