package dev.scoresheet.bootstrap.architecture.planted.arebuildreachesnoprocess.application.kernel.operations.views;

import dev.scoresheet.bootstrap.architecture.planted.arebuildreachesnoprocess.application.kernel.operations.loops.Nudge;

final class BreaksByNudging {
    void rebuild(Nudge nudge) {
        var _ = nudge.toString();
    }
}
