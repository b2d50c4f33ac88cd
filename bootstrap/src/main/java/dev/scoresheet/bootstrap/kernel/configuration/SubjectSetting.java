package dev.scoresheet.bootstrap.kernel.configuration;

/// Something that a subject wants configured, named and given like every [Setting]: option, variable
/// and key of the properties file.
///
/// @param label what stands for the value in a usage, such as `FOLDER`
public record SubjectSetting(String key, String label, String help) {}
