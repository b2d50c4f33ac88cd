package dev.scoresheet.bootstrap.architecture.planted.arebuildreachesnoprocess.application.kernel.operations.loops;

import dev.scoresheet.bootstrap.architecture.planted.arebuildreachesnoprocess.application.kernel.process.step.Loop;

public record Nudge(Loop loop) {}
