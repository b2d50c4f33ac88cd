package dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.copy;

public final class Copy {}
