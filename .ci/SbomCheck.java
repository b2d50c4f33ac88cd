import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fails unless a bill of materials names each jar of a folder and nothing else, with a licence and a digest.
///
/// `java -cp <jars of Jackson> SbomCheck.java <sbom.json> <folder of jars>`
final class SbomCheck {

    private SbomCheck() {}

    public static void main(String[] arguments) throws Exception {
        var components = JsonMapper.builder().build().readTree(Path.of(arguments[0]).toFile()).path("components");
        var listed = new TreeSet<String>();
        var troubles = new ArrayList<String>();
        for (var component : components) {
            var jar = jar(component);
            listed.add(jar);
            if (component.path("licenses").isEmpty()) {
                troubles.add("no licence: " + jar);
            }
            if (component.path("hashes").isEmpty()) {
                troubles.add("no digest: " + jar);
            }
        }
        var present = new TreeSet<String>();
        try (var jars = Files.list(Path.of(arguments[1]))) {
            jars.forEach(jar -> present.add(jar.getFileName().toString()));
        }
        present.stream().filter(jar -> !listed.contains(jar)).forEach(jar -> troubles.add("not listed: " + jar));
        listed.stream().filter(jar -> !present.contains(jar)).forEach(jar -> troubles.add("not run with: " + jar));
        if (!troubles.isEmpty() || listed.isEmpty()) {
            troubles.forEach(System.err::println);
            System.exit(1);
        }
        System.out.println("ci: the bill of materials lists " + listed.size() + " jars");
    }

    private static String jar(JsonNode component) {
        var name = component.path("name").asString() + "-" + component.path("version").asString();
        var classifier = component.path("purl").asString().replaceFirst("^(?:.*[?&]classifier=([^&]*))?.*", "$1");
        return name + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }
}
