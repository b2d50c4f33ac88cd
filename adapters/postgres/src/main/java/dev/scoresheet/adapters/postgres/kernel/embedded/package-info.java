/// A PostgreSQL server of the application's own: unpacked from the class path, started on a folder, durable,
/// and never left behind by a clean stop.
package dev.scoresheet.adapters.postgres.kernel.embedded;
