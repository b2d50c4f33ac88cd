package dev.scoresheet.bootstrap.architecture.planted.adaptersarestrangers.adapters.memory.kernel;

public final class Stranger {}
