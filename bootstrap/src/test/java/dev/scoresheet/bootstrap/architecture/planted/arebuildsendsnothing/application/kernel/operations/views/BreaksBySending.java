package dev.scoresheet.bootstrap.architecture.planted.arebuildsendsnothing.application.kernel.operations.views;

import dev.scoresheet.bootstrap.architecture.planted.arebuildsendsnothing.application.kernel.command.Reaction;

final class BreaksBySending {
    void rebuild(Reaction reaction) {
        var _ = reaction.toString();
    }
}
