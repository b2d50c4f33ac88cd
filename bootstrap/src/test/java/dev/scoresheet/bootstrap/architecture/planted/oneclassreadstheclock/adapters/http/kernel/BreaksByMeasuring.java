package dev.scoresheet.bootstrap.architecture.planted.oneclassreadstheclock.adapters.http.kernel;

import java.util.function.LongSupplier;

final class BreaksByMeasuring {
    final LongSupplier nanos = System::nanoTime;
}
