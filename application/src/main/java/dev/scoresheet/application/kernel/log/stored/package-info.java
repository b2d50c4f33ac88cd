/// The log as it is stored: rows with digests, seals, and the ports that read and restore it whole.
package dev.scoresheet.application.kernel.log.stored;
