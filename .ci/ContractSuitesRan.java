import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Fails the build of a store's module unless every case of every contract suite ran there and none was skipped.
///
/// `java ContractSuitesRan.java <folder of the suites' sources> <folder of the module's tests> <surefire-reports>`
///
/// A suite is a source whose name ends with `Contract`. A store can lose an inherited suite without a sound. The class
/// of the suite may have no subclass, an override may lack its annotation, or a condition may never be true on this
/// machine. Therefore this program finds the suites and their subclasses in the sources. It takes the names of the
/// cases from the suite's source and looks for each in the report.
final class ContractSuitesRan {

    private static final Pattern CASE = Pattern.compile("@(?:Parameterized)?Test\\b[^;]*?\\bvoid (\\w+)\\(");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    private ContractSuitesRan() {}

    public static void main(String[] arguments) throws Exception {
        var suites = sources(Path.of(arguments[0]), "Contract.java");
        var tests = sources(Path.of(arguments[1]), ".java");
        var reports = Path.of(arguments[2]);
        var troubles = new ArrayList<String>();
        if (suites.isEmpty()) {
            troubles.add("no contract suite in " + arguments[0]);
        }
        for (var suite : suites) {
            troubles.addAll(troubles(suite, tests, reports));
        }
        if (!troubles.isEmpty()) {
            troubles.forEach(System.err::println);
            System.exit(1);
        }
    }

    private static List<Path> sources(Path folder, String ending) throws Exception {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static List<String> troubles(Path suite, List<Path> tests, Path reports) throws Exception {
        var name = suite.getFileName().toString().replace(".java", "");
        var extending = Pattern.compile("\\bclass (\\w+)[^{]*\\bextends " + name + "\\b");
        var troubles = new ArrayList<String>();
        int subclasses = 0;
        for (var test : tests) {
            var source = Files.readString(test);
            var subclass = extending.matcher(source);
            var folder = PACKAGE.matcher(source);
            if (subclass.find() && folder.find()) {
                subclasses++;
                var type = folder.group(1) + "." + subclass.group(1);
                troubles.addAll(troubles(suite, reports.resolve("TEST-" + type + ".xml")));
            }
        }
        if (subclasses == 0) {
            troubles.add("no test of this module extends " + name);
        }
        return troubles;
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
            if (!ran.contains("<testcase name=\"" + name + "\"") && !ran.contains("<testcase name=\"" + name + "(")) {
                troubles.add(report.getFileName() + " lacks " + name + " of " + suite.getFileName());
            }
        }
        if (ran.contains("<skipped")) {
            troubles.add(report.getFileName() + " shows a skipped case");
        }
        return troubles;
    }
}
