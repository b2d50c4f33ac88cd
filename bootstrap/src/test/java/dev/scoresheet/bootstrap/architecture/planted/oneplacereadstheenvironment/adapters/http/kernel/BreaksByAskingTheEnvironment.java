package dev.scoresheet.bootstrap.architecture.planted.oneplacereadstheenvironment.adapters.http.kernel;

final class BreaksByAskingTheEnvironment {
    final String home = System.getenv("HOME");
}
