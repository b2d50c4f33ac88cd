/// What a log is worth when processes die: nodes and the database are killed under load, and what was acknowledged is
/// counted afterwards.
package dev.scoresheet.adapters.postgres.kernel.kill;
