/// Encoding of events as stored text, and decoding that distinguishes unknown events from damaged ones.
package dev.scoresheet.application.kernel.log.codec;
