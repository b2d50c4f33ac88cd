package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.Principal;

/// Under what a receipt is kept: who asked, and the key that this principal gave the request. Stores keep a hash of the
/// key, since clients put anything there.
public record ReceiptKey(Principal principal, String key) {

    private static final int LONGEST = 255;

    public ReceiptKey {
        if (key.isEmpty() || key.length() > LONGEST) {
            throw new IllegalArgumentException("a key has 1 to 255 characters, not " + key.length());
        }
    }
}
