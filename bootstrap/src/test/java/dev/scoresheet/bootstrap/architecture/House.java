package dev.scoresheet.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/// Packages of a house, by its root. The real house has the root `dev.scoresheet`. Each planted violation is a
/// house of its own below the tests, so that one rule can be run over both.
public record House(String root) {

    public static final House REAL = new House("dev.scoresheet");

    public String domain() {
        return root + ".domain..";
    }

    public String application() {
        return root + ".application..";
    }

    public String adapters() {
        return root + ".adapters..";
    }

    public String adapter(String technology) {
        return root + ".adapters." + technology + "..";
    }

    public String bootstrap() {
        return root + ".bootstrap..";
    }

    public String kernel() {
        return root + "..kernel..";
    }

    /// Matches classes whose package has the name of a subject in place of `kernel`.
    DescribedPredicate<JavaClass> areOfASubject() {
        var packages = Pattern.compile(
                Pattern.quote(root) + "\\.(domain|application|bootstrap|adapters\\.[^.]+)\\.(?!kernel\\b).+");
        return DescribedPredicate.describe(
                "are of a subject",
                type -> packages.matcher(type.getPackageName()).matches());
    }

    /// Everything but jOOQ's generated tables.
    static final DescribedPredicate<JavaClass> HAND_WRITTEN = DescribedPredicate.describe(
            "are hand-written", type -> !type.getPackageName().contains(".jooq"));

    static DescribedPredicate<JavaField> inHandWrittenClass() {
        return DescribedPredicate.describe(
                "are in a hand-written class",
                field -> HAND_WRITTEN.test(field.getOwner())
                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    /// Main classes of the real house, imported once: the first import takes seconds.
    static JavaClasses realClasses() {
        return RealClasses.CLASSES;
    }

    public JavaClasses classes() {
        return this.equals(REAL) ? realClasses() : new ClassFileImporter().importPackages(root);
    }

    private static final class RealClasses {
        static final JavaClasses CLASSES =
                new ClassFileImporter().withImportOption(RealClasses::isMain).importPackages(REAL.root());

        static boolean isMain(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }
}
