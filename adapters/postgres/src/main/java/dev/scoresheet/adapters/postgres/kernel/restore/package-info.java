/// Restore of a whole log into an empty database, seals and digests included.
package dev.scoresheet.adapters.postgres.kernel.restore;
