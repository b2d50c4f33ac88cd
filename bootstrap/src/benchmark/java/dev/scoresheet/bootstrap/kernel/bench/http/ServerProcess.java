package dev.scoresheet.bootstrap.kernel.bench.http;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.kernel.bench.measure.CpuMeter;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// Server under measurement: the verb `serve` of the same release, in a process and a new folder of its own. The
/// process has the options of this one's virtual machine, and none of this one's settings.
public final class ServerProcess implements AutoCloseable {

    private static final String MAIN = "dev.scoresheet.bootstrap.Main";
    private static final String HOME = "-D" + Product.NAME + ".home=";
    private static final int PATIENCE_SECONDS = 60;
    private static final long TICK_MILLIS = 100;
    private static final int TICKS = 100;
    private static final double IDLE_CORES = 0.15;

    private final Path folder;
    private final Process process;
    private final Thread atExit;
    private final URI api;
    private final URI operations;
    private final JMXConnector connector;
    private final ThreadMXBean threads;

    private ServerProcess(Path folder, Process process, Thread atExit) throws Exception {
        this.folder = folder;
        this.process = process;
        this.atExit = atExit;
        var lines = process.inputReader();
        this.api = address(lines, "listening on ");
        this.operations = address(lines, "operations on ");
        this.connector = connector(process.pid());
        this.threads = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /// Starts the server and returns when it answers.
    public static ServerProcess start(String store) throws Exception {
        var folder = Files.createTempDirectory(Product.NAME + "-bench-http");
        var errors = folder.resolve("errors").toFile();
        var builder = new ProcessBuilder(command(folder, store)).redirectError(errors);
        builder.environment().keySet().removeIf(variable -> variable.startsWith(Product.environmentPrefix()));
        var process = builder.start();
        var atExit = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            return new ServerProcess(folder, process, atExit);
        } catch (Exception failed) {
            process.destroy();
            throw new IllegalStateException("no server: " + Files.readString(errors.toPath()), failed);
        }
    }

    private static List<String> command(Path folder, String store) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith(HOME))
                .forEach(command::add);
        command.addAll(List.of(HOME + folder, "-cp", System.getProperty("java.class.path"), MAIN, "serve"));
        command.addAll(List.of("--store", store, "--port", "0", "--operations-port", "0"));
        command.addAll(List.of("--trace-view", "off")); // figures are of the views of the subject alone
        return command;
    }

    private static URI address(BufferedReader lines, String words) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(words)) {
                return URI.create(line.substring(words.length()));
            }
        }
        throw new IOException("the server ended before it listened");
    }

    @SuppressWarnings("BanJNDI") // the other end is a process that this one has started
    private static JMXConnector connector(long process) throws Exception {
        var machine = VirtualMachine.attach(Long.toString(process));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    public URI api() {
        return api;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(api.getHost(), api.getPort());
    }

    ServerViews views() {
        return new ServerViews(operations, data().operationsToken());
    }

    ServerData data() {
        return new ServerData(folder.resolve("." + Product.NAME));
    }

    CpuMeter meter() {
        return new CpuMeter(process.pid(), data().databaseProcess());
    }

    /// Returns the bytes that all threads have allocated since the start, ended threads included. Virtual threads count
    /// as their carriers.
    long allocatedBytes() {
        return threads.getTotalThreadAllocatedBytes();
    }

    /// Waits until the server has nothing more to do: views follow appends, and the compiler follows the code. Returns
    /// false if the server stays busy.
    public boolean settle() throws InterruptedException {
        for (var tick = 0; tick < TICKS; tick++) {
            var meter = meter();
            Thread.sleep(TICK_MILLIS);
            var usage = meter.usage();
            if (usage.server().orElse(0) + usage.database().orElse(0) < IDLE_CORES) {
                return true;
            }
        }
        return false;
    }

    /// Ends the server and deletes its folder.
    @Override
    public void close() throws IOException {
        connector.close();
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(atExit);
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
