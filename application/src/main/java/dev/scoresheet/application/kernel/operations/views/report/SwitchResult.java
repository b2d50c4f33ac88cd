package dev.scoresheet.application.kernel.operations.views.report;

import java.util.Optional;

/// Result of a cut-over to another generation.
///
/// @param before generation that served before
/// @param gate result of the comparison before the cut-over, in a sentence
public record SwitchResult(String view, int version, Optional<Long> before, long serving, long position, String gate) {}
