/// Encoding of events as stored bytes, and decoding that tells unreadable events from damage.
package dev.scoresheet.application.kernel.log.codec;
