/// Measurement of the database's clock.
package dev.scoresheet.adapters.postgres.kernel.clock;
