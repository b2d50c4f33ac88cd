package dev.scoresheet.adapters.memory.kernel.commands;

import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbCommand;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// Command as a client sends it, perhaps several times.
///
/// @param id correlation of its events; a resend has the same
record Sent(String id, BulbCommand command, boolean isKeyed, OptionalLong named) {

    StreamId stream() {
        return new StreamId("bulb", command.bulb());
    }

    ReceiptKey key() {
        return new ReceiptKey(new Principal.Client("me"), id);
    }

    CommandContext context() {
        var request = new KeyedRequest(key(), Bytes.of(id.getBytes(StandardCharsets.UTF_8)));
        return new CommandContext(isKeyed ? Optional.of(request) : Optional.empty(), named, Metadata.of(id));
    }
}
