/// Generations of all views: creation, progress of a load, which one serves, retirement, control by operators, leases
/// and the audit trail.
package dev.scoresheet.adapters.postgres.kernel.generation;
