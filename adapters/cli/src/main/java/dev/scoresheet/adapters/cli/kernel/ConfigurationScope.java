package dev.scoresheet.adapters.cli.kernel;

/// Which part of the configuration a verb reads; it accepts the options of that part and no others.
public enum ConfigurationScope {
    NOTHING,
    /// The data folder, to find the server that runs on it.
    FOLDER,
    /// A database: a given one, or that of the data folder.
    DATABASE,
    EVERYTHING
}
