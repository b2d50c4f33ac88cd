package dev.scoresheet.bootstrap.kernel.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Checker of accessibility by other authors: axe-core. `SCORESHEET_TEST_AXE` (environment or system property) names
/// its file; otherwise it is where `.ci/axe/install` put it. If it is absent, the calling test is skipped with a
/// message. A file that is named but absent fails the test.
public final class Axe {

    private static final String SETTING = "SCORESHEET_TEST_AXE";
    private static final Path INSTALLED = Path.of("target", "axe", "node_modules", "axe-core", "axe.min.js");

    /// All rules that axe-core applies by default. A violation is reported with its number of elements and the first
    /// one.
    private static final String RUN = """
            axe.run(document, {preload: false}).then(found => found.violations
              .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
              .map(violation => violation.id + ' (' + violation.impact + '): '
                + violation.nodes.length + ' of ' + violation.nodes[0].target.join(' ') + ': '
                + violation.nodes[0].failureSummary))""";

    private final String script;

    private Axe(String script) {
        this.script = script;
    }

    public static Axe find() throws IOException {
        var file = Browser.setting(SETTING).map(Path::of).or(Axe::installed);
        if (file.isEmpty()) {
            var missing = "no axe-core; .ci/axe/install puts it into " + INSTALLED + ", " + SETTING + " names another";
            System.out.println("skipped: " + missing);
            Assumptions.abort(missing);
        }
        return new Axe(Files.readString(file.get()));
    }

    /// Tests run in the folder of their module, or in the root.
    private static Optional<Path> installed() {
        return Optional.of(Path.of("").toAbsolutePath())
                .map(folder -> Files.exists(folder.resolve("mvnw")) ? folder : folder.getParent())
                .map(root -> root.resolve(INSTALLED))
                .filter(Files::exists);
    }

    /// Returns the serious and critical violations of the page that a tab shows.
    public List<String> violations(Tab tab) {
        if (!tab.isTrue("window.axe")) {
            tab.evaluate(script + "; undefined");
        }
        return tab.evaluate(RUN).valueStream().map(one -> one.stringValue()).toList();
    }
}
