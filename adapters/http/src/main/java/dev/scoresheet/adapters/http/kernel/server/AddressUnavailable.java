package dev.scoresheet.adapters.http.kernel.server;

import java.io.IOException;

/// Failure of a listener that cannot listen on its address. The message is for the operator.
public final class AddressUnavailable extends IOException {

    private static final long serialVersionUID = 1L;

    AddressUnavailable(String listener, String address, Exception cause) {
        super(
                "cannot listen on %s: %s (%s; choose another port, 0 takes a free one)"
                        .formatted(address, cause.getMessage(), listener),
                cause);
    }
}
