package dev.scoresheet.application.kernel.operations.views.report;

import java.util.Optional;

/// Another generation serves now.
///
/// @param before what served until then
/// @param gate what was compared beforehand, in a sentence
public record SwitchResult(String view, int version, Optional<Long> before, long serving, long position, String gate) {}
