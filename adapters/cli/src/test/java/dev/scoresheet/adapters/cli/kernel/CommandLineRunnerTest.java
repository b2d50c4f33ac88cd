package dev.scoresheet.adapters.cli.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.event.StreamId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

class CommandLineRunnerTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> configured = new HashMap<>();

    @Test
    void an_answer_is_text_or_with_json_one_document() {
        assertEquals(0, run("count"));
        assertEquals("three\n", text(out));
        out.reset();
        assertEquals(0, run("count", "--json"));
        assertEquals("{\"number\":3}\n", text(out));
        assertEquals("", text(err));
    }

    @Test
    void options_of_the_configuration_reach_it_before_the_verb_runs() {
        assertEquals(0, run("count", "--port", "17"));
        assertEquals(Map.of("port", "17"), configured);
    }

    @Test
    void an_unknown_option_and_an_unknown_verb_are_usage_and_name_the_nearest() {
        assertEquals(2, run("count", "--prot", "17"));
        assertTrue(text(err).contains("the nearest is --port"), text(err));
        err.reset();
        assertEquals(2, run("cuont"));
        assertTrue(text(err).contains("the nearest is count"), text(err));
        assertEquals("", text(out));
    }

    @Test
    void a_missing_value_and_no_verb_at_all_are_usage_with_nothing_on_standard_output() {
        assertEquals(2, run("count", "--port"));
        assertEquals(2, run());
        assertTrue(text(err).contains("Usage:"), text(err));
        assertEquals("", text(out));
    }

    @Test
    void a_failure_is_one_line_and_its_exit_code_and_shows_its_trace_only_when_asked() {
        assertEquals(69, run("fail"));
        assertEquals("test fail: no server at nowhere\n", text(err));
        err.reset();
        assertEquals(69, run("fail", "--stacktrace"));
        assertTrue(text(err).contains("\tat "), text(err));
    }

    @Test
    void a_class_with_a_bad_constant_fails_with_the_exception_of_its_constant() {
        assertEquals(69, run(shell(new BadConstant()), "constant"));
        assertEquals("test constant: column colour is missing\n", text(err));
    }

    @Test
    void an_argument_holds_for_one_run() {
        var runner = shell(new Count());
        assertEquals(0, run(runner, "count", "--last", "7"));
        assertEquals(0, run(runner, "count"));
        assertEquals("7\nthree\n", text(out));
    }

    @Test
    void a_value_out_of_range_or_of_another_kind_is_usage_and_is_named() {
        assertEquals(2, run("count", "--last", "0"));
        assertTrue(text(err).contains("option '--last': '0' is not a number from 1 to 2147483647"), text(err));
        assertEquals(2, run("count", "--last", "many"));
        assertTrue(text(err).contains("option '--last': 'many' is not a number from 1"), text(err));
        assertEquals(2, run("count", "--stream", "bulb"));
        assertTrue(text(err).contains("option '--stream': a stream is written category-key"), text(err));
        assertEquals(2, run("count", "--hours", "-1"));
        assertTrue(text(err).contains("option '--hours': '-1' is not a number from 0"), text(err));
        assertEquals("", text(out));
    }

    @Test
    void help_goes_to_standard_output() {
        assertEquals(0, run("count", "--help"));
        assertTrue(text(out).contains("--port"), text(out));
        assertEquals("", text(err));
    }

    private int run(String... arguments) {
        return run(shell(new Count(), new Fail()), arguments);
    }

    private CommandLineRunner shell(Verb... verbs) {
        var port = List.of(
                OptionSpec.builder("--port").type(String.class).arity("1").build());
        return new CommandLineRunner(
                "test",
                List.of(verbs),
                needs -> needs == ConfigurationScope.EVERYTHING ? port : List.of(),
                Output.to("standard output", out),
                Output.to("standard error", err));
    }

    private int run(CommandLineRunner runner, String... arguments) {
        return runner.run(
                arguments,
                (options, needs) -> configured.putAll(options),
                problem -> new VerbFailed(ExitCode.UNREACHABLE, problem.getMessage()));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private record Answer(int number) {}

    @Command(name = "count", description = "counts to three")
    private static final class Count implements Verb {

        @Option(names = "--last", converter = Converters.Positive.class)
        private int last = 3;

        @Option(names = "--hours", converter = Converters.Hours.class)
        private Optional<Duration> hours = Optional.empty();

        @Option(names = "--stream", converter = Converters.Stream.class)
        private Optional<StreamId> stream = Optional.empty();

        @Override
        public ConfigurationScope needs() {
            return ConfigurationScope.EVERYTHING;
        }

        @Override
        public ExitCode run(Console console) {
            assertEquals(Optional.empty(), hours.or(() -> stream.map(_ -> Duration.ZERO)));
            return console.answer(new Answer(last), last == 3 ? "three" : "" + last);
        }
    }

    @Command(name = "fail", description = "fails")
    private record Fail() implements Verb {
        @Override
        public ConfigurationScope needs() {
            return ConfigurationScope.NOTHING;
        }

        @Override
        public ExitCode run(Console console) {
            throw new IllegalStateException("no server at nowhere");
        }
    }

    @Command(name = "constant", description = "uses a class that does not initialize")
    private record BadConstant() implements Verb {

        private static final class Constant {
            static final Object TABLE = made();

            private static Object made() {
                throw new IllegalArgumentException("column colour is missing");
            }
        }

        @Override
        public ConfigurationScope needs() {
            return ConfigurationScope.NOTHING;
        }

        @Override
        public ExitCode run(Console console) {
            return console.answer(Constant.TABLE, "");
        }
    }
}
