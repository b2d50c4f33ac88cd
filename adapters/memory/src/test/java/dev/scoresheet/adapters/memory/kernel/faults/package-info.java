/// Consumers of the log under a scheduler that a seed drives: two nodes, crashes, pauses,
/// hand-built poison. A checker that shares no code with them looks at every write and at the rows.
/// And planted faults, each a decorator of a port, which the checker must name.
package dev.scoresheet.adapters.memory.kernel.faults;
