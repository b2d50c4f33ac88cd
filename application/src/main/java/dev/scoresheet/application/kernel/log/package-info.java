/// Log and its ports: streams, appends as values, receipts, the feed. Storage implements these and adds nothing.
package dev.scoresheet.application.kernel.log;
