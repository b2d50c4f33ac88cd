/// Log as stored: rows with digests, seals, and the ports that read and restore the whole log.
package dev.scoresheet.application.kernel.log.stored;
