package dev.scoresheet.application.kernel;

import java.util.Locale;

/// Name of the product, defined only here. Launcher, environment, headers and responses derive from it.
public final class Product {

    public static final String NAME = "scoresheet";
    public static final String TITLE = "Scoresheet";

    /// Name by which running systems know the product. Default names of database roles, channel, folders and embedded
    /// database begin with it.
    public static final String DEPLOYED_NAME = "scoresheet"; // a rename of the product leaves this line alone

    private Product() {}

    /// Returns the environment variable of an option: `data-dir` is `SCORESHEET_DATA_DIR`.
    public static String variable(String option) {
        return environmentPrefix() + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    public static String environmentPrefix() {
        return NAME.toUpperCase(Locale.ROOT) + "_";
    }
}
