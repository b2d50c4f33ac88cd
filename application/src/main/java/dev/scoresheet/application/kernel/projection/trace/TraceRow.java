package dev.scoresheet.application.kernel.projection.trace;

/// Row of the view `trace` besides its key: it is there, and holds nothing more.
public record TraceRow() {}
