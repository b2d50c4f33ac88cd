package dev.scoresheet.application.kernel;

import java.util.Locale;

/// What the product is called, in the one place that says it: launcher, environment, headers and answers follow from
/// here.
public final class Product {

    public static final String NAME = "scoresheet";
    public static final String TITLE = "Scoresheet";

    private Product() {}

    /// The environment variable that stands for an option: `data-dir` is `SCORESHEET_DATA_DIR`.
    public static String variable(String option) {
        return environmentPrefix() + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    public static String environmentPrefix() {
        return NAME.toUpperCase(Locale.ROOT) + "_";
    }
}
