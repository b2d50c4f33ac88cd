/// Writer of the log: one thread that takes queued appends and sends them in batches, with receipts and checks of
/// versions.
package dev.scoresheet.adapters.postgres.kernel.append;
