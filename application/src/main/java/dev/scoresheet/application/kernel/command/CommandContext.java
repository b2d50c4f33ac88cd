package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import java.util.OptionalLong;

/// What comes with a command without being part of it.
///
/// @param key under which it is done once; made by the server when the client gave none
/// @param requestHash of all that makes the request what it is
/// @param expectedVersion named by a client that wants to be refused when the stream has moved on
public record CommandContext(ReceiptKey key, Bytes requestHash, OptionalLong expectedVersion, Metadata metadata) {}
