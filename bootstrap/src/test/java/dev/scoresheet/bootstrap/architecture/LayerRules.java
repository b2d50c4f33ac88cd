package dev.scoresheet.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;

/// Arrows point inwards, and adapters are strangers to each other.
final class LayerRules extends RuleTest {

    static Stream<Rule> rules() {
        return Stream.of(
                rule("domaindependsonnothing", LayerRules::domainDependsOnNothing),
                rule("applicationdependsondomain", LayerRules::applicationDependsOnDomain),
                rule("jsonlibraries", house -> libraries(house, "json", "tools.jackson..", ANNOTATIONS)),
                rule("memorylibraries", house -> libraries(house, "memory")),
                rule("runnerlibraries", house -> libraries(house, "runner")),
                rule("metricslibraries", house -> libraries(house, "metrics", "io.prometheus.metrics..")),
                rule(
                        "postgreslibraries",
                        house -> libraries(
                                house,
                                "postgres",
                                "java.sql..",
                                "javax.sql..",
                                "org.jooq..",
                                "org.flywaydb..",
                                "org.postgresql..",
                                "com.zaxxer.hikari..")),
                rule(
                        "embeddedlibraries",
                        house -> libraries(
                                        house,
                                        "embedded",
                                        "java.sql..",
                                        "org.apache.commons.compress..",
                                        "org.tukaani.xz..",
                                        WHO_RUNS_THE_SERVER)
                                .allowEmptyShould(true)), // a team may delete this module
                rule(
                        "httplibraries",
                        house -> libraries(
                                house,
                                "http",
                                "io.vertx..",
                                "io.netty..",
                                "tools.jackson..",
                                ANNOTATIONS,
                                "com.networknt..")),
                rule("nolibraryinternals", LayerRules::noLibraryInternals),
                rule(
                        "clilibraries",
                        house -> libraries(
                                house, "cli", "picocli..", "java.net.http..", "tools.jackson..", ANNOTATIONS)),
                rule("adaptersarestrangers", LayerRules::adaptersAreStrangers),
                rule("nothingdependsonbootstrap", LayerRules::nothingDependsOnBootstrap),
                rule("oneplaceknowsexitcodes", LayerRules::onePlaceKnowsExitCodes));
    }

    /// A supported part of the JDK, for all that its name says.
    private static final String WHO_RUNS_THE_SERVER = "com.sun.security.auth.module";

    /// Jackson 3 kept the annotations of 2.
    private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation..";

    private static ArchRule domainDependsOnNothing(House house) {
        return classes()
                .that()
                .resideInAPackage(house.domain())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        house.domain(),
                        "java.lang",
                        "java.lang.runtime",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "java.util.regex", // notation is text, and a pattern is as pure as a string
                        "java.time",
                        "java.time.temporal",
                        "java.math"))
                .because("the domain is rules and nothing else");
    }

    private static ArchRule applicationDependsOnDomain(House house) {
        return classes()
                .that()
                .resideInAPackage(house.application())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        house.application(),
                        house.domain(),
                        "java.lang",
                        "java.lang.invoke",
                        "java.lang.runtime",
                        "java.util..",
                        "java.time.."))
                .because("the application names no library");
    }

    /// Limits the packages that an adapter may use besides the JDK's base: its own, the two inner layers, and
    /// its own libraries.
    private static ArchRule libraries(House house, String technology, String... own) {
        var allowed = Stream.concat(
                        Stream.of(
                                house.adapter(technology),
                                house.application(),
                                house.domain(),
                                "java.lang..",
                                "java.util..",
                                "java.time..",
                                "java.math..",
                                "java.io..",
                                "java.nio..",
                                "java.net",
                                "java.text..",
                                "java.security..",
                                "javax.crypto..",
                                "org.jspecify.annotations"),
                        Stream.of(own))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(house.adapter(technology))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .because("one technology, one module");
    }

    private static ArchRule noLibraryInternals(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.adapters(), house.bootstrap())
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.vertx..impl..", "io.vertx..internal.."))
                .because("a minor release may change them");
    }

    private static ArchRule adaptersAreStrangers(House house) {
        return slices().matching(house.root() + ".adapters.(*)..")
                .should()
                .notDependOnEachOther()
                .because("what two adapters need is a port");
    }

    private static ArchRule nothingDependsOnBootstrap(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.domain(), house.application(), house.adapters())
                .should()
                .dependOnClassesThat(resideInAPackage(house.bootstrap()))
                .because("the wiring knows all other packages");
    }

    /// Benchmarks are verbs of the command line, so they know exit codes, too.
    private static ArchRule onePlaceKnowsExitCodes(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.bootstrap())
                .and()
                .resideOutsideOfPackages("..bootstrap.kernel.process", "..bench..")
                .and()
                .doNotHaveSimpleName("Launch")
                .should()
                .dependOnClassesThat(simpleName("VerbFailed").or(simpleName("ExitCode")))
                .because("a server has no exit code until it ends");
    }

    private static Rule rule(String name, Function<House, ArchRule> in) {
        return Rule.of(LayerRules.class, name, in);
    }
}
