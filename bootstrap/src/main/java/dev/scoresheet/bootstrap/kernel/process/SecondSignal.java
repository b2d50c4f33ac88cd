package dev.scoresheet.bootstrap.kernel.process;

import java.lang.reflect.Proxy;

/// Handler of a second signal. The first signal ends the process in order, which takes a while when requests are
/// running. The second one ends it at once, like a kill, and the next start cleans up.
final class SecondSignal {

    private static final int FROM_A_SIGNAL = 128;

    private SecondSignal() {}

    /// Installs the handler when the orderly end begins. It uses reflection, because the compiler refuses the name of
    /// Java's package for signals. Where that package is missing, a second signal waits with the first.
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
