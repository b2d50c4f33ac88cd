/// Embedded PostgreSQL server: unpacked from the class path, started on a folder, durable, and ended by every clean
/// stop.
package dev.scoresheet.adapters.embedded.kernel;
