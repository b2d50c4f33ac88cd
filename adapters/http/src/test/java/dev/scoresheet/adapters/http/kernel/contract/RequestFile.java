package dev.scoresheet.adapters.http.kernel.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Requests of a file that editors can send (`.http`). `###` begins a request, and its title ends with the status
/// of the answer. `# @name` names the answer of a request. Requests below read `{{name.response.body.$.member}}`.
/// `{{$timestamp}}` is the time, as in every editor.
public record RequestFile(List<Entry> entries, Map<String, String> variables) {

    private static final Pattern TITLE = Pattern.compile("(.+): (\\d{3})");
    private static final Pattern VARIABLE = Pattern.compile("@(\\w+) = (.+)");
    private static final Pattern BRACES = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Pattern MEMBER = Pattern.compile("(\\w+)\\.response\\.body\\.\\$\\.(\\w+)");

    /// Text of one request, in which braces still stand for values.
    public record Entry(String title, int status, String name, Map<String, String> variables, Message message) {}

    /// Request as it is sent.
    public record Message(String method, String url, List<String> headers, String body) {}

    /// Answer to a request; the body is absent (a missing node) if it is no JSON.
    public record Answer(int status, JsonNode body) {}

    /// Sender of requests.
    @FunctionalInterface
    public interface Client {

        Answer send(Message message);
    }

    public static RequestFile parse(String text) {
        var parts = List.of(Pattern.compile("(?m)^###").split(text));
        return new RequestFile(
                parts.stream().skip(1).map(RequestFile::entry).toList(),
                variables(parts.getFirst().lines().toList()));
    }

    /// Sends all requests in their order. Returns those whose answers have another status than their titles say.
    public List<String> troubles(Client client) {
        var values = new HashMap<>(variables);
        values.put("$timestamp", "1795000000");
        var answers = new HashMap<String, JsonNode>();
        var troubles = new ArrayList<String>();
        for (var entry : entries) {
            entry.variables().forEach((name, value) -> values.put(name, filled(value, values, answers)));
            var message = entry.message();
            var headers = message.headers().stream()
                    .map(header -> filled(header, values, answers))
                    .toList();
            var answer = client.send(new Message(
                    message.method(),
                    filled(message.url(), values, answers),
                    headers,
                    filled(message.body(), values, answers)));
            answers.put(entry.name(), answer.body());
            if (answer.status() != entry.status()) {
                troubles.add(entry.title() + ": " + answer);
            }
        }
        return troubles;
    }

    private static Entry entry(String part) {
        var lines = part.lines().toList();
        var title = TITLE.matcher(lines.getFirst().strip());
        if (!title.matches()) {
            throw new IllegalArgumentException("a title without a status: " + lines.getFirst());
        }
        int first = 1;
        while (lines.get(first).startsWith("#") || lines.get(first).startsWith("@")) {
            first++;
        }
        int blank = first;
        while (blank < lines.size() && !lines.get(blank).isBlank()) {
            blank++;
        }
        var target = lines.get(first).split(" ", 2);
        var headers = lines.subList(first + 1, blank).stream()
                .flatMap(line -> List.of(line.split(": ", 2)).stream())
                .toList();
        var body = String.join("\n", lines.subList(blank, lines.size())).strip();
        var name = lines.subList(1, first).stream()
                .filter(line -> line.startsWith("# @name "))
                .map(line -> line.substring("# @name ".length()))
                .findFirst();
        return new Entry(
                title.group(1),
                Integer.parseInt(title.group(2)),
                name.orElse(""),
                variables(lines.subList(1, first)),
                new Message(target[0], target[1], headers, body));
    }

    private static Map<String, String> variables(List<String> lines) {
        var variables = new HashMap<String, String>();
        lines.forEach(line -> VARIABLE.matcher(line)
                .results()
                .forEach(variable -> variables.put(variable.group(1), variable.group(2))));
        return variables;
    }

    private static String filled(String text, Map<String, String> values, Map<String, JsonNode> answers) {
        return BRACES.matcher(text).replaceAll(braces -> value(braces, values, answers));
    }

    private static String value(MatchResult braces, Map<String, String> values, Map<String, JsonNode> answers) {
        var member = MEMBER.matcher(braces.group(1));
        var value = member.matches()
                ? answers.getOrDefault(member.group(1), JsonNodeFactory.instance.missingNode())
                        .path(member.group(2))
                        .asString(null)
                : values.get(braces.group(1));
        if (value == null) {
            throw new IllegalArgumentException("nothing above gives a value for " + braces.group());
        }
        return value;
    }
}
