package dev.scoresheet.bootstrap.architecture.chess.planted.aggregatesarestrangers.domain.chess.archive;

public final class ArchiveState {}
