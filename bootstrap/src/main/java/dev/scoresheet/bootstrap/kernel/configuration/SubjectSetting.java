package dev.scoresheet.bootstrap.kernel.configuration;

/// Setting of a subject. Like every [Setting], it is an option, a variable and a key of the properties file.
///
/// @param label placeholder of the value in the usage text, such as `FOLDER`
public record SubjectSetting(String key, String label, String help) {}
