package dev.scoresheet.adapters.postgres.kernel.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.Forgotten;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Command that adds one event to a new stream, and is decided again after a conflict, like every command.
///
/// @param id correlation of a fresh append, key of a keyed one
record LostCommand(StreamId stream, String id, boolean keyed) {

    static LostCommand some(boolean keyed) {
        var stream = new StreamId("bulb", UUID.randomUUID().toString());
        return new LostCommand(stream, UUID.randomUUID().toString(), keyed);
    }

    /// Returns an equal command with an id of its own.
    LostCommand ofAnotherCaller() {
        return new LostCommand(stream, UUID.randomUUID().toString(), keyed);
    }

    /// Place where an answer says that the event is.
    record Place(long version, long position) {}

    /// Sends the command, and the same append once more by another node if the first one cannot learn the outcome.
    Place sentBy(EventStore<BulbEvent> first, EventStore<BulbEvent> other) {
        long version = 0;
        while (true) {
            var append = append(version);
            AppendResult result;
            try {
                result = first.append(append);
            } catch (OutcomeUnknown unknown) {
                result = other.append(append);
            }
            switch (result) {
                case Appended(var versions, var position, var _) -> {
                    return new Place(versions.get(stream), position.getAsLong());
                }
                case AlreadyDone(var receipt) -> {
                    return new Place(
                            receipt.versions().get(stream),
                            receipt.firstPosition().getAsLong());
                }
                case VersionConflict(var _, var _, var actual) -> version = actual;
                case KeyReused _, Forgotten _, AppendResult.Fenced _ ->
                    throw new AssertionError(id + " was answered " + result);
            }
        }
    }

    private Append<BulbEvent> append(long version) {
        var streams = List.<StreamAppend<? extends BulbEvent>>of(
                new StreamAppend<>(stream, new Exactly(version), List.of(new SwitchedOn())));
        if (!keyed) {
            return new Append.Fresh<>(streams, Metadata.of(id));
        }
        var key = new ReceiptKey(new Principal.Client("lost"), id);
        var receipt = new Receipt(key, Bytes.of(id.getBytes(UTF_8)), ReceiptOutcome.DONE, Map.of());
        return new Append.Keyed<>(streams, receipt, Metadata.of(id));
    }
}
