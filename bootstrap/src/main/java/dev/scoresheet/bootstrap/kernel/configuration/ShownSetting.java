package dev.scoresheet.bootstrap.kernel.configuration;

/// Setting with the value in force, as an operator may see it: secrets are masked.
///
/// @param origin source of the value
public record ShownSetting(String key, String value, String origin) {}
