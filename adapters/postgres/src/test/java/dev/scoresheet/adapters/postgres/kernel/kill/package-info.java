/// Proof that a log survives killed processes: it kills nodes and the database under load, and counts the
/// acknowledged events afterwards.
package dev.scoresheet.adapters.postgres.kernel.kill;
