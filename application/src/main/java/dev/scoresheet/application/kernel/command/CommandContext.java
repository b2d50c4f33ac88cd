package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Data that accompanies a command without being part of it.
///
/// @param request key under which the command is done once; empty if the caller gave none
/// @param expectedVersion version that a client names to be refused if the stream is at another version
/// @param metadata its correlation is a random id that serves this command alone, unless the command has a key
public record CommandContext(Optional<KeyedRequest> request, OptionalLong expectedVersion, Metadata metadata) {

    /// Request of a caller that gave it a key.
    ///
    /// @param hash hash of everything that identifies the request, to detect another one under the same key
    /// @param fence what must still be so when the command's events are written
    public record KeyedRequest(ReceiptKey key, Bytes hash, Fence fence) {

        /// Makes a request without a fence.
        public KeyedRequest(ReceiptKey key, Bytes hash) {
            this(key, hash, Fence.NONE);
        }
    }

    /// Returns the context of a command that has no key and names no version.
    public static CommandContext fresh(Metadata metadata) {
        return new CommandContext(Optional.empty(), OptionalLong.empty(), metadata);
    }

    /// Returns the context of a command that has a key and names no version.
    public static CommandContext keyed(ReceiptKey key, Bytes hash, Metadata metadata) {
        return new CommandContext(Optional.of(new KeyedRequest(key, hash)), OptionalLong.empty(), metadata);
    }

    /// Returns the append that this context makes of events.
    ///
    /// @param seen versions of streams that the command was decided on and does not write
    <U> Append<U> append(List<StreamAppend<? extends U>> streams, Map<StreamId, Long> seen) {
        return request.<Append<U>>map(keyed -> new Append.Keyed<>(
                        streams,
                        new Receipt(keyed.key(), keyed.hash(), ReceiptOutcome.DONE, seen),
                        metadata,
                        keyed.fence()))
                .orElseGet(() -> new Append.Fresh<>(streams, metadata));
    }
}
