package dev.scoresheet.bootstrap.architecture.planted.adaptersofportsarehidden.application.kernel;

public interface Port {}
