package dev.scoresheet.application.chess.imports;

/// Origin of imported games.
///
/// @param door entry point in a word, such as `command-line`; never a person
/// @param correlation id shared by everything that one import does
public record ImportOrigin(String door, String correlation) {}
