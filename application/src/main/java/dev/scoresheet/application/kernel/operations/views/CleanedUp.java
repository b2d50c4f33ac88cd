package dev.scoresheet.application.kernel.operations.views;

import java.util.List;

/// Numbers of the generations that a clean-up dropped, and of those that it retired before.
public record CleanedUp(List<Long> dropped, List<Long> retired) {}
