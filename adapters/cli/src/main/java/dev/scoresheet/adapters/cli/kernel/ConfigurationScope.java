package dev.scoresheet.adapters.cli.kernel;

/// Part of the configuration that a verb reads. The verb accepts only the options of that part.
public enum ConfigurationScope {
    NOTHING,
    /// Data folder, to find the server that runs on it.
    FOLDER,
    /// Database: a given one, or that of the data folder.
    DATABASE,
    EVERYTHING
}
