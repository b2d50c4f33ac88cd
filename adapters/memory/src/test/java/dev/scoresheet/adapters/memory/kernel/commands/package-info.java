/// Commands of two nodes with warm states under a scheduler with a seed: nested commands, lost and late answers,
/// resends, fail-overs. A checker replays the log and shares no code with the handler. Planted faults are decorators
/// of the store or of the handler; the checker must name each of them.
package dev.scoresheet.adapters.memory.kernel.commands;
