package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.bootstrap.documents.Documents;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The guide explains each rule for subjects. It names rules for all code by a part of their message.
class GuideTest {

    private static final List<String> EXPLAINED = Documents.read(
                    Documents.root().resolve("docs/make-it-yours/guide.md"))
            .lines()
            .dropWhile(line -> !line.equals("| Message | Meaning and remedy |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split(" *[|] *", -1)[1])
            .toList();

    @Test
    void each_message_of_the_guide_is_one_of_a_rule() {
        var messages = Stream.of(SubjectRules.rules(), LayerRules.rules(), PurityRules.rules(), PackageRules.rules())
                .flatMap(rules -> rules)
                .map(GuideTest::message)
                .toList();
        assertEquals(
                List.of(),
                EXPLAINED.stream()
                        .filter(text -> messages.stream().noneMatch(message -> message.contains(text)))
                        .toList());
    }

    @Test
    void each_rule_for_subjects_is_in_the_guide() {
        assertEquals(
                List.of(),
                SubjectRules.rules()
                        .map(GuideTest::message)
                        .filter(message -> EXPLAINED.stream().noneMatch(message::startsWith))
                        .toList());
    }

    private static String message(Rule rule) {
        return rule.in().apply(rule.planted()).getDescription();
    }
}
