/// Export of a log as lines of JSON, and its import into an empty log.
package dev.scoresheet.application.kernel.operations.transfer;
