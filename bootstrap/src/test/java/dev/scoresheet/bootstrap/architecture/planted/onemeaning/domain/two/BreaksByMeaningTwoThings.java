package dev.scoresheet.bootstrap.architecture.planted.onemeaning.domain.two;

final class BreaksByMeaningTwoThings {}
