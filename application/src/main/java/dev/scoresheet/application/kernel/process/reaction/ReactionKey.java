package dev.scoresheet.application.kernel.process.reaction;

import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.TextHash;
import java.util.Map;

/// Key under which a reaction takes effect once. It is made of the reference of its origin, never of a position, so a
/// copy or a transformation of the log keeps it.
///
/// @param request hash of the key, not of the command: a release that decides differently after a crash must learn
///     that the reaction was done
public record ReactionKey(ReceiptKey key, Bytes request) {

    /// Makes the key of a reaction.
    ///
    /// @param reference reference of the event, or of the deadline
    public static ReactionKey of(String process, String reference, String instance, String reaction, TextHash hash) {
        var key = hash.of(reference + " / " + instance + " / " + reaction).toString();
        return new ReactionKey(new ReceiptKey(new Principal.Component("process:" + process), key), hash.of(key));
    }

    /// Returns the receipt of the reaction if the aggregate, or an operator, refuses it.
    Receipt refused() {
        return new Receipt(key, request, ReceiptOutcome.REFUSED, Map.of());
    }
}
