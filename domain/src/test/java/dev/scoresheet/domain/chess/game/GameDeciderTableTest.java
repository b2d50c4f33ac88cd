package dev.scoresheet.domain.chess.game;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Table of commands and states: [GameAnswers] says which answers a command may get, and [GameCase] has a case
/// for each of them.
class GameDeciderTableTest {

    @TestFactory
    Stream<DynamicTest> cases() {
        return GameCase.all().stream()
                .map(each -> DynamicTest.dynamicTest(
                        cell(each.command(), each.given().game()) + ": " + each.name(),
                        () -> assertEquals(each.then(), each.given().decide(each.command()))));
    }

    /// A command of a stranger is always refused, and so is a command to an ended game. Such cases cover no
    /// other answer.
    @Test
    void every_permitted_answer_has_a_case_and_every_case_has_a_permitted_answer() {
        var permitted = permitted().collect(toCollection(TreeSet::new));
        var shown = GameCase.all().stream()
                .map(each -> cell(each.command(), each.given().game()) + ": "
                        + GameAnswers.of(each.then()).getSimpleName())
                .collect(toCollection(TreeSet::new));
        var withoutCase = new TreeSet<>(permitted);
        withoutCase.removeAll(shown);
        assertEquals(Set.of(), withoutCase);
        shown.removeAll(permitted);
        assertEquals(Set.of(), shown);
    }

    @Test
    void the_table_has_all_states_all_commands_and_all_rejections() {
        assertEquals(leavesOf(Game.class), names(GameCase.states().stream().map(Object::getClass)));
        assertEquals(
                leavesOf(GameCommand.class), names(GameCase.commands().stream().map(Object::getClass)));
        var answers = new TreeSet<>(leavesOf(GameRejection.class));
        answers.addAll(List.of("Changed", "Unchanged"));
        assertEquals(List.copyOf(answers), names(answers().stream()));
    }

    private static Stream<String> permitted() {
        return GameCase.states().stream()
                .flatMap(state -> GameCase.commands().stream()
                        .flatMap(command -> GameAnswers.permitted(command, state).stream()
                                .map(answer -> cell(command, state) + ": " + answer.getSimpleName())));
    }

    private static List<Class<?>> answers() {
        var answers = new ArrayList<Class<?>>();
        for (var state : GameCase.states()) {
            GameCase.commands().forEach(command -> answers.addAll(GameAnswers.permitted(command, state)));
        }
        return answers;
    }

    private static String cell(GameCommand command, Game state) {
        return command.getClass().getSimpleName() + ", " + state.getClass().getSimpleName();
    }

    private static List<String> names(Stream<? extends Class<?>> types) {
        return types.map(Class::getSimpleName).distinct().sorted().toList();
    }

    private static List<String> leavesOf(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(each -> each.isSealed() ? leavesOf(each).stream() : Stream.of(each.getSimpleName()))
                .sorted()
                .toList();
    }
}
