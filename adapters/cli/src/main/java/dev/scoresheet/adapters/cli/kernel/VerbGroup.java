package dev.scoresheet.adapters.cli.kernel;

/// Verbs that belong together, such as `process list` and `process show`.
///
/// @param description sentence for the help
public record VerbGroup(String name, String description) {}
