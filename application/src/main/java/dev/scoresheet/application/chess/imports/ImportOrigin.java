package dev.scoresheet.application.chess.imports;

/// Where games come from.
///
/// @param door through which they come, in a word, such as `command-line`; never a person
/// @param correlation one for all that one import does
public record ImportOrigin(String door, String correlation) {}
