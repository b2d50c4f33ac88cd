package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.adapters.http.kernel.request.FieldTokens;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Media type with its parameters (RFC 9110, 8.3.1), or a range of media types (12.5.1).
///
/// @param name type and subtype, in lower case; either may be `*` in a range
record MediaType(String name, Map<String, String> parameters) {

    MediaType {
        parameters = Map.copyOf(parameters);
    }

    static Optional<MediaType> read(String value) {
        return FieldTokens.single(value, MediaType::take);
    }

    static Optional<MediaType> take(FieldTokens tokens) {
        var type = tokens.token();
        var subtype = tokens.take("/") ? tokens.token() : Optional.<String>empty();
        var parameters = tokens.parameters();
        return type.isEmpty() || subtype.isEmpty() || parameters.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MediaType((type.get() + '/' + subtype.get()).toLowerCase(Locale.ROOT), parameters.get()));
    }
}
