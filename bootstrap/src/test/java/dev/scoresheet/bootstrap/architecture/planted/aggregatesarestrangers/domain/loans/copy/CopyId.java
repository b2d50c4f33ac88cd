package dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.copy;

public record CopyId(String text) {}
