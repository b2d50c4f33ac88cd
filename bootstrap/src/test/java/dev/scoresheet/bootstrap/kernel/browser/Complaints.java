package dev.scoresheet.bootstrap.kernel.browser;

import dev.scoresheet.bootstrap.kernel.browser.Complaint.Kind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// Complaints about the pages of a tab, and the bytes that they loaded, from the events of the tab.
final class Complaints {

    /// Domains of the protocol that send the events.
    static final List<String> DOMAINS = List.of("Page", "Runtime", "Log", "Audits", "Network");

    private final List<Complaint> complaints = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();

    void take(String event, JsonNode parameters) {
        switch (event) {
            case "Runtime.consoleAPICalled" -> console(parameters);
            case "Runtime.exceptionThrown" -> {
                var details = parameters.get("exceptionDetails");
                add(
                        Kind.ERROR,
                        details.at("/exception/description")
                                .asString(details.path("text").asString("")));
            }
            case "Log.entryAdded" -> logged(parameters.get("entry"));
            case "Audits.issueAdded" -> {
                var details = parameters.at("/issue/details/contentSecurityPolicyIssueDetails");
                if (details.isObject()) {
                    add(Kind.POLICY, details.toString());
                }
            }
            case "Network.loadingFinished" ->
                bytes.addAndGet(parameters.get("encodedDataLength").longValue());
            default -> {
                // other events say nothing about faults
            }
        }
    }

    private void console(JsonNode parameters) {
        var type = parameters.get("type").stringValue();
        if (type.equals("error") || type.equals("assert")) {
            var texts = parameters.get("args").valueStream();
            add(Kind.ERROR, String.join(" ", texts.map(JsonNode::toString).toList()));
        }
    }

    private void logged(JsonNode entry) {
        if (entry.get("level").stringValue().equals("error")) {
            var kind = switch (entry.get("source").stringValue()) {
                case "network" -> Kind.NETWORK;
                case "security" -> Kind.POLICY;
                default -> Kind.ERROR;
            };
            add(kind, entry.get("text").stringValue() + " " + entry.path("url").asString(""));
        }
    }

    private void add(Kind kind, String text) {
        complaints.add(new Complaint(kind, text));
    }

    List<Complaint> all() {
        return List.copyOf(complaints);
    }

    void forget() {
        complaints.clear();
        bytes.set(0);
    }

    long bytes() {
        return bytes.get();
    }
}
