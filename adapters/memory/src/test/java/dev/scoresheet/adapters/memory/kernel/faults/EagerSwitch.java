package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/// Generations of which the newest answers queries as soon as it is loaded. A proxy, since all but
/// one method are as they were.
final class EagerSwitch {

    private EagerSwitch() {}

    static Generations of(Generations generations) {
        return (Generations) Proxy.newProxyInstance(
                Generations.class.getClassLoader(), new Class<?>[] {Generations.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("serving")) {
                        return newest(generations, (ViewIdentity) arguments[0]);
                    }
                    try {
                        return method.invoke(generations, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static Optional<Generation> newest(Generations generations, ViewIdentity identity) {
        return generations.all().stream()
                .filter(generation -> generation.identity().equals(identity))
                .filter(generation -> generation.role() == Role.CANDIDATE || generation.role() == Role.SERVING)
                .findFirst();
    }
}
