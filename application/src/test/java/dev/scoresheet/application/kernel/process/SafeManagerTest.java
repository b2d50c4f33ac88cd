package dev.scoresheet.application.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.kernel.ProcessManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SafeManagerTest {

    /// Methods that say what the process is. They are asked when a server starts.
    private static final Set<String> FACTS = Set.of("name", "version", "predecessor");

    @Test
    void each_function_forwards_and_turns_an_error_of_its_code_into_an_exception() {
        for (var error : List.of(
                new AssertionError("never"), new StackOverflowError("too deep"), new NoClassDefFoundError("gone"))) {
            functions().forEach(function -> {
                var defect = assertInstanceOf(SafeManager.Defect.class, failure(function, error), function::getName);
                assertEquals(error.toString(), defect.toString());
                assertSame(error, defect.getCause());
            });
        }
    }

    @Test
    void an_error_of_the_machine_reaches_the_caller() {
        var error = new OutOfMemoryError("full");
        functions().forEach(function -> assertSame(error, failure(function, error), function::getName));
    }

    @Test
    void facts_are_those_of_the_process() {
        var error = new IllegalStateException("asked");
        Stream.of(ProcessManager.class.getDeclaredMethods())
                .filter(method -> FACTS.contains(method.getName()))
                .forEach(fact -> assertSame(error, failure(fact, error), fact::getName));
    }

    private static Stream<Method> functions() {
        return Stream.of(ProcessManager.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && !FACTS.contains(method.getName()));
    }

    /// Returns what a method throws whose process throws a failure.
    private static Throwable failure(Method method, Throwable failure) {
        var broken = (ProcessManager<?, ?, ?>) Proxy.newProxyInstance(
                ProcessManager.class.getClassLoader(), new Class<?>[] {ProcessManager.class}, (_, _, _) -> {
                    throw failure;
                });
        var safe = SafeManager.of(broken);
        return assertThrows(
                        InvocationTargetException.class,
                        () -> method.invoke(safe, new Object[method.getParameterCount()]),
                        method::getName)
                .getCause();
    }
}
