package dev.scoresheet.bootstrap.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The console blocks of a document, run. A line that begins with `$ ` is a command (a backslash continues it), the
/// lines below are what it prints, where `…` stands for anything. All commands of a document share one shell.
public record ConsoleExamples(Path document, List<Example> examples) {

    /// The address that documents use.
    public static final String WRITTEN_ADDRESS = "http://127.0.0.1:8080";

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```");
    private static final String MARK = "--- end of example ---";

    public record Example(String command, String answer) {

        boolean isAnsweredBy(String output) {
            var pattern = answer.strip()
                    .lines()
                    .map(line -> Pattern.compile("…")
                            .splitAsStream(line + " ")
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*")))
                    .map(line -> line.replaceAll(" \\\\E$", "\\\\E"))
                    .collect(Collectors.joining("\\s+"));
            return Pattern.compile(pattern, Pattern.DOTALL)
                    .matcher(output.strip())
                    .matches();
        }
    }

    public static ConsoleExamples of(Path document) {
        var examples = new ArrayList<Example>();
        BLOCK.matcher(Documents.read(document)).results().forEach(block -> examples.addAll(parse(block.group(1))));
        return new ConsoleExamples(document, List.copyOf(examples));
    }

    /// Runs all of them against a server; fails with the first answer that differs.
    public void run(String address) throws IOException, InterruptedException {
        assertTrue(!examples.isEmpty(), "no console examples in " + document);
        var outputs = outputs(address);
        assertEquals(examples.size(), outputs.size(), () -> "a command ended the shell: " + outputs);
        for (int i = 0; i < examples.size(); i++) {
            check(examples.get(i), outputs.get(i).replace(address, WRITTEN_ADDRESS));
        }
    }

    /// Runs one command after another on a terminal; fails with the first answer that differs.
    public void runOn(Terminal terminal) throws Exception {
        for (var example : examples) {
            check(example, terminal.run(example.command()));
        }
    }

    private void check(Example example, String output) {
        assertTrue(
                example.isAnsweredBy(output),
                () -> document + " shows for\n" + example.command() + "\nthe answer\n" + example.answer()
                        + "\nand it is\n" + output);
    }

    /// Runner of one command line.
    @FunctionalInterface
    public interface Terminal {

        /// Returns the output and the error output of a command.
        String run(String command) throws Exception;
    }

    private List<String> outputs(String address) throws IOException, InterruptedException {
        var script = examples.stream()
                .map(example -> example.command().replace(WRITTEN_ADDRESS, address) + "\necho; echo '" + MARK + "'\n")
                .collect(Collectors.joining());
        var shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        try (var input = shell.outputWriter(StandardCharsets.UTF_8)) {
            input.write(script);
        }
        var printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(shell.waitFor(1, TimeUnit.MINUTES), "the shell did not end");
        return Pattern.compile(MARK + "\n").splitAsStream(printed).toList();
    }

    private static List<Example> parse(String block) {
        var examples = new ArrayList<Example>();
        var command = new StringBuilder();
        var answer = new StringBuilder();
        boolean inCommand = false;
        for (var line : block.lines().toList()) {
            if (line.startsWith("$ ")) {
                if (!command.isEmpty()) {
                    examples.add(new Example(command.toString(), answer.toString()));
                }
                command = new StringBuilder(line.substring(2));
                answer = new StringBuilder();
                inCommand = line.endsWith("\\");
            } else if (inCommand) {
                command.append('\n').append(line);
                inCommand = line.endsWith("\\");
            } else {
                answer.append(line).append('\n');
            }
        }
        if (!command.isEmpty()) {
            examples.add(new Example(command.toString(), answer.toString()));
        }
        return examples;
    }
}
