package dev.scoresheet.bootstrap.documents;

import dev.scoresheet.application.kernel.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Commands that a document tells its reader to type, without the launcher's name. They are lines that begin
/// with the launcher, or with a prompt and the launcher, and the same in code between words. The first column
/// of a table of verbs counts too, where an option alone belongs to the verb before it.
public record TypedCommands(Path document) {

    private static final String LAUNCHER = "\\./" + Product.NAME + " ";
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*(?:\\$ )?" + LAUNCHER + "(\\S.*)$");
    private static final Pattern AMONG_WORDS = Pattern.compile("`" + LAUNCHER + "([^`]+)`");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| Verb \\|.*\\R\\|[ -|]*\\R((?:\\|.*\\R?)+)");
    private static final Pattern CELL = Pattern.compile("(?m)^\\| (.*?) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern OPTION = Pattern.compile("`(--[a-z-]+)[^`]*`");

    public Stream<List<String>> commands() {
        var text = Documents.read(document);
        return Stream.of(
                        LINE.matcher(text).results().map(line -> line.group(1).replaceFirst("\\s{2,}.*|\\s[#>].*", "")),
                        AMONG_WORDS.matcher(text).results().map(words -> words.group(1)),
                        TABLE.matcher(text).results().flatMap(table -> ofTable(table.group(1)).stream()))
                .flatMap(commands -> commands)
                .map(command -> List.of(command.strip().split("\\s+")))
                .filter(words -> !words.getFirst().equals("VERB")); // any of them
    }

    private static List<String> ofTable(String rows) {
        var commands = new ArrayList<String>();
        CELL.matcher(rows)
                .results()
                .forEach(cell -> CODE.matcher(cell.group(1))
                        .results()
                        .map(code -> code.group(1))
                        .forEach(code -> commands.add(
                                code.startsWith("--")
                                        ? commands.getLast().replaceFirst(" --.*", "") + " " + code
                                        : code)));
        return commands;
    }

    /// The options that the document names anywhere, without what follows them.
    public Set<String> options() {
        var options = new TreeSet<String>();
        OPTION.matcher(Documents.read(document)).results().forEach(option -> options.add(option.group(1)));
        return options;
    }
}
