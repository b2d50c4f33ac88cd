package dev.scoresheet.adapters.http.kernel;

import java.util.Optional;
import java.util.function.Supplier;

/// One thing that has to be well for requests to be answered.
///
/// @param trouble why it is not, in a sentence for operators; none when it is. May block shortly, and may
///     throw: that is trouble, too
public record HealthCheck(String name, Supplier<Optional<String>> trouble) {}
