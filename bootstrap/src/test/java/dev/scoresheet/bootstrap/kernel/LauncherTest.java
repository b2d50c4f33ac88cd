package dev.scoresheet.bootstrap.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher itself, in a tree whose Maven and JDKs are scripts that write down what they are asked.
class LauncherTest {

    private record Ended(int code, String out, String err) {}

    private record Started(Process process, Path out, Path err) {

        Ended ended() throws Exception {
            assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it did not end: " + read(err));
            return new Ended(process.exitValue(), read(out), read(err));
        }
    }

    @TempDir
    Path folder;

    private Path tree;
    private Path user;

    @BeforeEach
    void make() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        user = Files.createDirectories(folder.resolve("user"));
        script(tree.resolve("scoresheet"), Files.readString(Path.of("..", "scoresheet")));
        for (var verb : List.of("campaign", "simulate")) {
            write(tree.resolve(".ci/" + verb), Files.readString(Path.of("..", ".ci", verb)));
        }
        write(tree.resolve("pom.xml"), "<project/>");
        write(tree.resolve("domain/src/main/java/Some.java"), "class Some {}");
        script(tree.resolve("mvnw"), """
                #!/bin/sh
                echo "$*" >>built
                echo "said by Maven"
                [ ! -e slow ] || sleep 3
                case $* in *defaultLogLevel=warn*) ;; *) echo "[INFO] progress" ;; esac
                [ ! -e broken ] || case "$*" in -q* | *" -q"* | *--quiet*) exit 1 ;; *) echo "[WARNING] cause"; exit 1 ;; esac
                mkdir -p bootstrap/target/lib
                echo one >bootstrap/target/lib/one.jar
                echo two >bootstrap/target/scoresheet-bootstrap-0.1.0.jar
                """);
        jdk(folder.resolve("jdk-25"), "25.0.3");
    }

    @Test
    void a_verb_builds_first_says_so_on_standard_error_and_is_handed_over() throws Exception {
        var ended = run("serve", "--port", "0");
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("java of " + folder.resolve("jdk-25")), ended.out());
        assertTrue(ended.out().contains(" dev.scoresheet.bootstrap.Main serve --port 0\n"), ended.out());
        assertFalse(ended.out().contains("said by Maven"), ended.out());
        assertTrue(ended.err().contains("said by Maven"), ended.err());
        assertEquals(1, builds());
    }

    @Test
    void the_home_of_the_jdk_is_printed_without_a_build() throws Exception {
        var ended = run("jdk");
        assertEquals(0, ended.code(), ended.err());
        assertEquals(folder.resolve("jdk-25") + "\n", ended.out());
        assertEquals("", ended.err());
        assertFalse(Files.exists(tree.resolve("target")));
    }

    @Test
    void only_a_change_of_content_builds_again() throws Exception {
        run("version");
        var source = tree.resolve("domain/src/main/java/Some.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));
        write(tree.resolve("domain/src/test/java/SomeTest.java"), "class SomeTest {}");
        run("version");
        assertEquals(1, builds());
        write(source, "class Some { int changed; }");
        run("version");
        assertEquals(2, builds());
        write(source, "class Some {}");
        run("version");
        assertEquals(2, builds(), "the earlier build of the same sources was kept");
    }

    @Test
    void two_verbs_at_once_build_once() throws Exception {
        write(tree.resolve("slow"), "");
        var one = start("version");
        var other = start("version");
        assertEquals(0, one.ended().code());
        assertEquals(0, other.ended().code());
        assertEquals(1, builds());
    }

    @Test
    void a_lock_does_not_outlive_its_killed_holder_but_is_kept_while_its_maven_runs() throws Exception {
        write(tree.resolve("slow"), "");
        var killed = start("version");
        await(() -> Files.exists(tree.resolve("built")));
        killed.process().destroyForcibly().waitFor();
        var next = run("version");
        assertEquals(0, next.code(), next.err());
        assertTrue(next.err().contains("waiting for another build"), next.err());
        assertEquals(2, builds());
        write(tree.resolve("domain/src/main/java/Some.java"), "class Some { int changed; }");
        assertFalse(run("version").err().contains("waiting for another build"), "the lock ended with its holders");
    }

    @Test
    void a_signal_during_a_build_ends_its_maven() throws Exception {
        write(tree.resolve("slow"), "");
        var stopped = start("version");
        await(() -> Files.exists(tree.resolve("built")));
        var maven = stopped.process().children().toList();
        assertFalse(maven.isEmpty());
        stopped.process().destroy();
        assertEquals(143, stopped.ended().code());
        await(() -> maven.stream().noneMatch(ProcessHandle::isAlive));
        assertFalse(Files.exists(tree.resolve("bootstrap/target/lib")), "Maven did not come to its end");
    }

    @Test
    void without_the_program_flock_two_verbs_at_once_build_once() throws Exception {
        write(tree.resolve("slow"), "");
        script(user.resolve("flock"), "#!/bin/sh\nexit 127\n");
        var command = List.of(
                "env",
                "PATH=" + user + ":" + System.getenv("PATH"),
                tree.resolve("scoresheet").toString(),
                "version");
        var one = start(command, folder.resolve("jdk-25"));
        var other = start(command, folder.resolve("jdk-25"));
        assertEquals(0, one.ended().code());
        assertEquals(0, other.ended().code());
        assertEquals(1, builds());
    }

    @Test
    void its_folder_may_have_any_name() throws Exception {
        var odd = folder.resolve("it's \"$HOME\" `touch made` $(touch made) * \\ ; & [a]\n-n");
        Files.move(tree, odd);
        tree = odd;
        for (int start = 1; start <= 4; start++) {
            write(tree.resolve("domain/src/main/java/Some.java"), "class Some { int changed" + start + "; }");
            var ended = run("version");
            assertEquals(0, ended.code(), ended.err());
            assertTrue(ended.out().contains("-Dscoresheet.home=" + odd + " -cp " + odd + "/target/app/"), ended.out());
        }
        assertEquals(4, builds());
        try (var kept = Files.list(tree.resolve("target/app"))) {
            assertEquals(3, kept.count(), "the newest three");
        }
    }

    @Test
    void a_failed_build_shows_its_warnings_is_not_run_and_leaves_no_lock() throws Exception {
        write(tree.resolve("broken"), "");
        var ended = run("version");
        assertEquals(78, ended.code());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("[WARNING] cause"), ended.err());
        assertFalse(ended.err().contains("[INFO]"), ended.err());
        Files.delete(tree.resolve("broken"));
        assertEquals(0, run("version").code());
    }

    @Test
    void bench_is_built_with_the_benchmarks_and_kept_apart() throws Exception {
        run("version");
        run("bench", "append");
        assertEquals(2, builds());
        assertTrue(Files.readString(tree.resolve("built"))
                .lines()
                .toList()
                .getLast()
                .contains("-Pbenchmark"));
    }

    @Test
    void test_runs_the_whole_suite_and_passes_options_on() throws Exception {
        var ended = run("test", "-Dtest=Some");
        assertEquals(0, ended.code(), ended.err());
        assertEquals("--batch-mode -T 2 verify -Dtest=Some\n", Files.readString(tree.resolve("built")));
    }

    @Test
    void campaign_runs_longer_tests_under_the_lock_and_refuses_other_options() throws Exception {
        var ended = run("campaign", "--pauses", "7");
        assertEquals(0, ended.code(), ended.err());
        var built = Files.readString(tree.resolve("built"));
        assertTrue(built.contains(" -Dcampaign.kills=50 -Dcampaign.pauses=7 "), built);
        refuses("campaign", List.of("--kills"), List.of("--kills", "x"), List.of("--kill", "3"));
        assertEquals(1, builds());
    }

    @Test
    void simulate_runs_as_many_schedules_as_it_is_told_or_repeats_one() throws Exception {
        assertEquals(0, run("simulate", "--seeds", "7").code());
        var built = Files.readString(tree.resolve("built"));
        assertTrue(built.contains(" -Dsimulate.seeds=7"), built);
        assertFalse(built.contains("simulate.schedule"), built);
        assertEquals(0, run("simulate", "--seed", "-42").code());
        var again = Files.readString(tree.resolve("built"));
        assertTrue(again.contains(" -Dsimulate.schedule=-42"), again);
        refuses(
                "simulate",
                List.of("--seeds"),
                List.of("--seeds", "x"),
                List.of("--seed", "4-2"),
                List.of("--kills", "3"));
        assertEquals(2, builds());
    }

    @SafeVarargs
    private void refuses(String verb, List<String>... options) throws Exception {
        for (var wrong : options) {
            var command = new ArrayList<>(List.of(verb));
            command.addAll(wrong);
            var refused = run(command.toArray(String[]::new));
            assertEquals(2, refused.code(), refused.err());
            assertEquals(1, refused.err().lines().count(), refused.err());
        }
    }

    @Test
    void another_java_home_is_passed_over_for_a_jdk_of_the_right_release() throws Exception {
        var old = jdk(folder.resolve("jdk-17"), "17.0.9");
        var sdkman = jdk(user.resolve(".sdkman/candidates/java/99-tem"), "99.0.1");
        script(
                tree.resolve("scoresheet"),
                Files.readString(tree.resolve("scoresheet")).replace("JDK=25", "JDK=99"));
        var ended = start(List.of(tree.resolve("scoresheet").toString(), "version"), old)
                .ended();
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("java of " + sdkman), ended.out());
    }

    @Test
    void without_a_jdk_it_says_in_one_sentence_what_to_install() throws Exception {
        script(
                tree.resolve("scoresheet"),
                Files.readString(tree.resolve("scoresheet")).replace("JDK=25", "JDK=99"));
        var ended = run("version");
        assertEquals(3, ended.code());
        assertEquals("", ended.out());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().contains("JDK 99") && ended.err().contains("JAVA_HOME"), ended.err());
        assertFalse(Files.exists(tree.resolve("built")));
    }

    @Test
    void it_may_be_called_through_a_link_from_anywhere_and_signals_reach_java() throws Exception {
        var link = Files.createSymbolicLink(user.resolve("ss"), tree.resolve("scoresheet"));
        run("version");
        var started = start(List.of(link.toString(), "sleep"), folder.resolve("jdk-25"));
        await(() -> read(started.out()).contains("java of"));
        started.process().destroy();
        assertEquals(42, started.ended().code(), "java's own answer to SIGTERM");
    }

    @Test
    void java_runs_in_utf8_when_no_locale_says_otherwise() throws Exception {
        for (var ascii : List.of(List.of("LC_ALL=C"), List.of("LC_ALL=POSIX"), List.of("LC_ALL=", "LANG="))) {
            var command = new ArrayList<>(List.of("env", "-u", "LC_CTYPE"));
            command.addAll(ascii);
            command.addAll(List.of(tree.resolve("scoresheet").toString(), "charmap"));
            var ended = start(command, folder.resolve("jdk-25")).ended();
            assertTrue(ended.out().endsWith("\nUTF-8\n"), ascii + ": " + ended.out() + ended.err());
        }
    }

    @Test
    void a_standard_stream_that_the_caller_closed_is_no_free_number_for_a_file() throws Exception {
        run("version");
        var closing = "exec \"$0\" streams <&- >&- 2>&-";
        var ended = start(
                        List.of("sh", "-c", closing, tree.resolve("scoresheet").toString()), folder.resolve("jdk-25"))
                .ended();
        assertEquals(43, ended.code(), ended.err());
    }

    private Path jdk(Path home, String version) throws IOException {
        write(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        script(home.resolve("bin/java"), """
                #!/bin/sh
                echo "java of $JAVA_HOME" "$@"
                case "$*" in *" charmap") locale charmap ;; esac
                case "$*" in *" streams") true 9<&0 && true 9<&1 && true 9>&2 && exit 43 ;; esac
                case "$*" in *" sleep") trap 'exit 42' 15; n=0; while [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done ;; esac
                """);
        return home;
    }

    private long builds() throws IOException {
        return Files.readString(tree.resolve("built")).lines().count();
    }

    private Ended run(String... arguments) throws Exception {
        return start(arguments).ended();
    }

    private Started start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(tree.resolve("scoresheet").toString()));
        command.addAll(List.of(arguments));
        return start(command, folder.resolve("jdk-25"));
    }

    private Started start(List<String> command, Path javaHome) throws IOException {
        var out = Files.createTempFile(folder, "run", ".out");
        var err = Files.createTempFile(folder, "run", ".err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("HOME", user.toString());
        builder.environment().keySet().removeAll(List.of("SDKMAN_DIR", "ASDF_DATA_DIR"));
        return new Started(builder.start(), out, err);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (var giveUp = Instant.now().plusSeconds(60); !condition.getAsBoolean(); ) {
            assertTrue(Instant.now().isBefore(giveUp), "it did not happen within a minute");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static void script(Path file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
