package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.documents.Documents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Place of the product's name: all other code of the system derives it from [Product].
final class ProductNameTest {

    @Test
    void only_one_file_has_the_name_of_the_product_in_its_code() throws IOException {
        var troubles = new ArrayList<String>();
        for (var file : PlainEnglishTest.mainSources()) {
            if (!file.endsWith("Product.java") && !file.toString().contains("/src/test/")) {
                named(Documents.read(file)).forEach(line -> troubles.add(file.getFileName() + ": " + line));
            }
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void a_name_in_code_is_reported() {
        var text = """
                import %2$s.Launch;
                /// The header `%1$s-Position`.
                new %2$s.Launch("%1$s-Position"); // %1$s
                """.formatted(Product.DEPLOYED_NAME.toUpperCase(Locale.ROOT), House.REAL.root());
        assertEquals(1, named(text).size());
        assertEquals(List.of(), named("import %s.Launch;".formatted(House.REAL.root())));
    }

    /// The name here is the one before any rename, since the new name may be a word that code uses.
    private static List<String> named(String source) {
        return source.lines()
                .map(line -> line.replace(House.REAL.root(), "").replaceFirst("//.*", ""))
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(Product.DEPLOYED_NAME))
                .toList();
    }
}
