package dev.scoresheet.adapters.http.kernel.contract;

import dev.scoresheet.application.kernel.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Part of a contract: a YAML file on the class path. `{Product}` in it is replaced by the title of the product.
///
/// @param resource path on the class path
record ContractPart(String resource, ObjectNode document) {

    static ContractPart read(String resource) {
        try (var in = ContractPart.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no OpenAPI document at " + resource);
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{Product}", Product.TITLE);
            return new ContractPart(resource, new YAMLMapper().readTree(text).asObject());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
