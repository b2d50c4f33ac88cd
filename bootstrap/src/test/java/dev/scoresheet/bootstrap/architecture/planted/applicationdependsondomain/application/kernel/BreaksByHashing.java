package dev.scoresheet.bootstrap.architecture.planted.applicationdependsondomain.application.kernel;

import java.security.MessageDigest;

final class BreaksByHashing {
    final MessageDigest digest;

    BreaksByHashing(MessageDigest digest) {
        this.digest = digest;
    }
}
