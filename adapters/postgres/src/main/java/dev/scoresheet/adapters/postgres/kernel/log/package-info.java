/// Readers of the log: feed, exports, bulk reading by COPY, and the listener for new events.
package dev.scoresheet.adapters.postgres.kernel.log;
