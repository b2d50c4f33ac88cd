package dev.scoresheet.application.kernel;

import java.util.Locale;

/// Name of the product, defined only here. Launcher, environment, headers and responses derive from it.
public final class Product {

    public static final String NAME = "scoresheet";
    public static final String TITLE = "Scoresheet";

    private Product() {}

    /// Returns the environment variable of an option: `data-dir` is `SCORESHEET_DATA_DIR`.
    public static String variable(String option) {
        return environmentPrefix() + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    public static String environmentPrefix() {
        return NAME.toUpperCase(Locale.ROOT) + "_";
    }
}
