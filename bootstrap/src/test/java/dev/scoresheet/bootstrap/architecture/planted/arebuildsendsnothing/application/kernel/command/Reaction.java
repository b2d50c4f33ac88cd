package dev.scoresheet.bootstrap.architecture.planted.arebuildsendsnothing.application.kernel.command;

import dev.scoresheet.application.kernel.log.EventStore;

public record Reaction(EventStore<?> events) {}
