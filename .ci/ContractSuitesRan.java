import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Fails a module's build unless every case of the contract suites of its ports ran there and none was skipped.
///
/// `java ContractSuitesRan.java <folder of the suites' sources> <surefire-reports> <suite>=<test class>...`,
/// a suite by its path in that folder, such as `log/EventStoreContract`.
///
/// A store can lose an inherited suite without a sound. The class of the suite may have lost its last subclass,
/// an override may lack its annotation, or a condition may never be true on this machine. Therefore this
/// program takes the names of the cases from the suite's source and looks for each in the report.
final class ContractSuitesRan {

    private static final Pattern CASE = Pattern.compile("@Test\\s+(?:public )?void (\\w+)\\(");

    private ContractSuitesRan() {}

    public static void main(String[] arguments) throws Exception {
        var sources = Path.of(arguments[0]);
        var reports = Path.of(arguments[1]);
        var troubles = new ArrayList<String>();
        for (var argument : List.of(arguments).subList(2, arguments.length)) {
            var pair = argument.split("=");
            troubles.addAll(troubles(
                    sources.resolve(pair[0] + ".java"), reports.resolve("TEST-" + pair[1] + ".xml")));
        }
        if (!troubles.isEmpty()) {
            troubles.forEach(System.err::println);
            System.exit(1);
        }
    }

    private static List<String> troubles(Path suite, Path report) throws Exception {
        if (!Files.exists(report)) {
            return List.of("no report " + report + ": the cases of " + suite.getFileName() + " did not run here");
        }
        var ran = Files.readString(report);
        var troubles = new ArrayList<String>();
        var cases = CASE.matcher(Files.readString(suite))
                .results()
                .map(found -> found.group(1))
                .toList();
        if (cases.isEmpty()) {
            troubles.add("no case found in " + suite);
        }
        for (var name : cases) {
            if (!ran.contains("<testcase name=\"" + name + "\"")) {
                troubles.add(report.getFileName() + " lacks " + name + " of " + suite.getFileName());
            }
        }
        if (ran.contains("<skipped")) {
            troubles.add(report.getFileName() + " shows a skipped case");
        }
        return troubles;
    }
}
