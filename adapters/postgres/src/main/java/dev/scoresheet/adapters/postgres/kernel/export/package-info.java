/// The moment of a database that an export shows.
package dev.scoresheet.adapters.postgres.kernel.export;
