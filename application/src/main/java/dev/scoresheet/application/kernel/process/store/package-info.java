/// Ports of processes: progress, rows and entries of their partitions, and the leases of these.
package dev.scoresheet.application.kernel.process.store;
