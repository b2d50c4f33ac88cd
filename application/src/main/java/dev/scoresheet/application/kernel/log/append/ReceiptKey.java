package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.Principal;

/// Key of a receipt: the principal of the request, and the key that this principal gave it. Stores keep a hash of the
/// key, because clients can put any text there.
public record ReceiptKey(Principal principal, String key) {

    private static final int LONGEST = 255;

    public ReceiptKey {
        if (key.isEmpty() || key.length() > LONGEST) {
            throw new IllegalArgumentException("a key has 1 to 255 characters, not " + key.length());
        }
    }
}
