package dev.scoresheet.bootstrap.kernel.configuration;

/// Refusal of a configuration with which the program cannot start. The message is for the operator: the thing, its
/// value and the remedy.
public final class ConfigurationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationRefused(String message) {
        super(message);
    }

    public ConfigurationRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
