package dev.scoresheet.bootstrap.architecture.planted.nothingdependsonbootstrap.bootstrap.kernel;

public final class Wiring {}
