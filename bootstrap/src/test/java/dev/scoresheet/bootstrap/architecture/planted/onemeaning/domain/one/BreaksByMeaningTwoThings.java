package dev.scoresheet.bootstrap.architecture.planted.onemeaning.domain.one;

final class BreaksByMeaningTwoThings {}
