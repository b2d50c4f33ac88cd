package dev.scoresheet.bootstrap.kernel.process;

import java.lang.reflect.Proxy;

/// A first signal ends the process in order, which takes a while when requests are under way. Somebody who
/// sends another does not want to wait: the process ends at once, as if killed, and the next start tidies up.
final class SecondSignal {

    private static final int FROM_A_SIGNAL = 128;

    private SecondSignal() {}

    /// Called when the orderly end begins. Java offers signals only in a package that the compiler refuses to
    /// name, hence the reflection; where it is missing, a second signal waits with the first.
    static void endsAtOnce() {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var number = signal.getMethod("getNumber");
            var halt = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, given) -> {
                        Runtime.getRuntime().halt(FROM_A_SIGNAL + (int) number.invoke(given[0]));
                        return null;
                    });
            for (var name : new String[] {"TERM", "INT"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), halt);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException unsupported) {
            System.getLogger(SecondSignal.class.getName())
                    .log(System.Logger.Level.DEBUG, "no signals here", unsupported);
        }
    }
}
