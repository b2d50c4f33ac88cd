package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.application.kernel.Product;
import java.util.Map;
import java.util.stream.Stream;

/// Names of the database roles. Roles belong to the server: two databases of one server share them. So the names begin
/// with a name of the product.
public record RoleNames(SqlIdentifier owner, SqlIdentifier application, SqlIdentifier projections) {

    public static final RoleNames DEFAULT =
            new RoleNames(deployed("_owner"), deployed("_application"), deployed("_projections"));

    public RoleNames {
        if (Stream.of(owner, application, projections).distinct().count() < 3) {
            throw new IllegalArgumentException("two roles have the same name");
        }
    }

    private static SqlIdentifier deployed(String suffix) {
        return new SqlIdentifier(Product.DEPLOYED_NAME + suffix);
    }

    public String of(DatabaseRole role) {
        var name = switch (role) {
            case OWNER -> owner;
            case APPLICATION -> application;
            case PROJECTIONS -> projections;
        };
        return name.text();
    }

    /// Placeholders of migrations: `${owner}`, `${application}`, `${projections}`.
    Map<String, String> placeholders() {
        return Map.of("owner", owner.text(), "application", application.text(), "projections", projections.text());
    }
}
