/// Readers of the log: feed, exports, bulk reading by COPY, and the listener that learns of new events.
package dev.scoresheet.adapters.postgres.kernel.log;
