package dev.scoresheet.bootstrap.architecture.planted.arebuildreachesnoprocess.application.kernel.process.step;

public record Loop(String partition) {}
