/// Partitions of processes in tables, and their leases.
@NullMarked
package dev.scoresheet.adapters.postgres.kernel.process;

import org.jspecify.annotations.NullMarked;
