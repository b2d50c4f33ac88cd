package dev.scoresheet.bootstrap.architecture.planted.noreflection.adapters.json.kernel;

import java.lang.reflect.Method;

final class BreaksByReflecting {
    Method[] methods() {
        return String.class.getMethods();
    }
}
