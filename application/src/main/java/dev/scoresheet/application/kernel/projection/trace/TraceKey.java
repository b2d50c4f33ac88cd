package dev.scoresheet.application.kernel.projection.trace;

/// Row of the view `trace`: an event that has a value in its metadata.
///
/// @param value correlation, trace id, or event that caused it
/// @param position position of the event
public record TraceKey(TraceKind kind, String value, long position) {}
