package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import java.util.OptionalLong;

/// Data that accompanies a command without being part of it.
///
/// @param key the key under which the command is done once; the server generates it if the client sends none
/// @param requestHash hash of everything that identifies the request
/// @param expectedVersion version that a client names to be refused if the stream is at another version
public record CommandContext(ReceiptKey key, Bytes requestHash, OptionalLong expectedVersion, Metadata metadata) {}
