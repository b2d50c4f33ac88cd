package dev.scoresheet.bootstrap.architecture.planted.nostaticstate.application.kernel;

final class BreaksByRemembering {
    static int asked;
}
