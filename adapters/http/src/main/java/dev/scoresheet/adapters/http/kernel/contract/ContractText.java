package dev.scoresheet.adapters.http.kernel.contract;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import tools.jackson.dataformat.yaml.util.StringQuotingChecker;

/// Contract as YAML for readers of every YAML version: a text that one of them could take for a number or a date
/// is in quotes.
final class ContractText {

    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .stringQuotingChecker(new Words())
            .build());

    private ContractText() {}

    static String of(JsonNode document) {
        return MAPPER.writeValueAsString(document);
    }

    /// Only plain words and numbers of releases, such as `3.1.0`, stand without quotes.
    private static final class Words extends StringQuotingChecker {

        private static final long serialVersionUID = 1L;
        private static final Pattern WORDS = Pattern.compile("[A-Za-z/][\\w/.,;{}()-]*( [A-Za-z(][\\w/.,;()-]*)*");
        private static final Pattern RELEASE = Pattern.compile("\\d+[.]\\d+[.]\\d+");

        @Override
        public boolean needToQuoteName(String name) {
            return !name.equals("$ref") && needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            var plain = WORDS.matcher(value).matches() || RELEASE.matcher(value).matches();
            return !plain || isReservedKeyword(value);
        }
    }
}
