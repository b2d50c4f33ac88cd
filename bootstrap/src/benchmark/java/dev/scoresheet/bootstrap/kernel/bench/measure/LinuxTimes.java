package dev.scoresheet.bootstrap.kernel.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Processor times that Linux reports, in hundredths of a second, independent of its clock. On other systems there are
/// none.
final class LinuxTimes {

    static final double TICKS_PER_SECOND = 100;

    private static final Path PROC = Path.of("/proc");

    private LinuxTimes() {}

    /// Sums the first line of /proc/stat without idle time and waiting for disks.
    static OptionalLong machine() {
        try (var lines = Files.lines(PROC.resolve("stat"))) {
            var fields = lines.findFirst().orElse("").trim().split("\\s+");
            // cpu user nice system idle iowait irq softirq steal
            return OptionalLong.of(LongStream.of(1, 2, 3, 6, 7, 8)
                    .map(field -> Long.parseLong(fields[(int) field]))
                    .sum());
        } catch (IOException | RuntimeException notLinux) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong process(long process) {
        try {
            return OptionalLong.of(ticks(processFolder(process), 2));
        } catch (IOException | RuntimeException notLinux) {
            return OptionalLong.empty();
        }
    }

    /// Sums a process, its running descendants, and their ended children.
    static OptionalLong tree(long process) {
        try (Stream<ProcessHandle> descendants =
                ProcessHandle.of(process).map(ProcessHandle::descendants).orElse(Stream.empty())) {
            var below = descendants
                    .mapToLong(child -> ticksOrNone(processFolder(child.pid()), 4))
                    .sum();
            return OptionalLong.of(ticks(processFolder(process), 4) + below);
        } catch (IOException | RuntimeException notLinux) {
            return OptionalLong.empty();
        }
    }

    /// Returns the time of each JIT compiler thread of a Java process, by its thread id.
    static Map<String, Long> compilers(long process) {
        var times = new HashMap<String, Long>();
        try (var threads = Files.list(processFolder(process).resolve("task"))) {
            for (var thread : threads.toList()) {
                if (isCompiler(thread)) {
                    times.put(thread.getFileName().toString(), ticksOrNone(thread, 2));
                }
            }
        } catch (IOException | RuntimeException notLinux) {
            return Map.of();
        }
        return times;
    }

    /// True for a thread whose name begins `C1 CompilerThre` or `C2 CompilerThre`: Linux keeps fifteen letters.
    private static boolean isCompiler(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).matches("C[12] Compiler(?s).*");
        } catch (IOException ended) {
            return false;
        }
    }

    private static Path processFolder(long process) {
        return PROC.resolve(Long.toString(process));
    }

    private static long ticksOrNone(Path folder, int fields) {
        try {
            return ticks(folder, fields);
        } catch (IOException | RuntimeException ended) {
            return 0;
        }
    }

    /// Sums fields from 14 on of a `stat` file: utime, stime, cutime, cstime. The name before them may contain blanks.
    private static long ticks(Path folder, int fields) throws IOException {
        var line = Files.readString(folder.resolve("stat"));
        var after = line.substring(line.lastIndexOf(')') + 2).split(" ");
        var sum = 0L;
        for (var field = 0; field < fields; field++) {
            sum += Long.parseLong(after[11 + field]);
        }
        return sum;
    }
}
