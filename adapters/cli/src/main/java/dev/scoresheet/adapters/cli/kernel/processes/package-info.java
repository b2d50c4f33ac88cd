/// Verbs of processes: `process list`, `process show` and the acts of operators.
package dev.scoresheet.adapters.cli.kernel.processes;
