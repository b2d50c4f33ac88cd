/// Writer of the log: one thread that takes queued appends and sends them in batches, with receipts and version checks.
package dev.scoresheet.adapters.postgres.kernel.append;
