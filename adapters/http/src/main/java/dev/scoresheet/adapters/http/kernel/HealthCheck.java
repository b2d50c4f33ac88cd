package dev.scoresheet.adapters.http.kernel;

import java.util.Optional;
import java.util.function.Supplier;

/// One thing that has to be well for requests to be answered.
///
/// @param trouble why it is not, in a sentence for operators; none when it is. May block shortly, and
///     may throw: that is trouble, too
/// @param warns true if the trouble is only shown: requests are answered all the same
public record HealthCheck(String name, Supplier<Optional<String>> trouble, boolean warns) {

    private static final System.Logger LOG = System.getLogger(HealthCheck.class.getName());

    public HealthCheck(String name, Supplier<Optional<String>> trouble) {
        this(name, trouble, false);
    }

    Optional<String> now() {
        try {
            return trouble.get();
        } catch (RuntimeException thrown) {
            LOG.log(System.Logger.Level.WARNING, "health check " + name, thrown);
            return Optional.of("the check itself failed: " + thrown.getClass().getSimpleName());
        }
    }
}
