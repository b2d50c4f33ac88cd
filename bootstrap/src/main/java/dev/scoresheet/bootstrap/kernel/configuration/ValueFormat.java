package dev.scoresheet.bootstrap.kernel.configuration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Format of the values of a setting.
///
/// @param expected the accepted values in words, for the message that refuses another value
/// @param reader reader of a text; empty for a text that is not in this format
public record ValueFormat<T>(String expected, Function<String, Optional<T>> reader) {

    public static ValueFormat<String> text() {
        return text("a text", _ -> true);
    }

    public static ValueFormat<String> text(String expected, Predicate<String> accepted) {
        return new ValueFormat<>(expected, text -> Optional.of(text).filter(accepted));
    }

    public static ValueFormat<Integer> number(int least, int most) {
        return number("a whole number from %d to %d".formatted(least, most), least, most);
    }

    public static ValueFormat<Integer> port() {
        return number("a port is a number from 0 to 65535", 0, 65_535);
    }

    private static ValueFormat<Integer> number(String expected, int least, int most) {
        return text(expected, text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .where(number -> number >= least && number <= most);
    }

    /// Creates a format of two words.
    public static <T> ValueFormat<T> choice(String first, T one, String second, T other) {
        return text(first + " or " + second, text -> text.equals(first) || text.equals(second))
                .map(text -> text.equals(first) ? one : other);
    }

    /// Creates a format of paths. Letters that the locale does not have cannot be in the name of a file.
    public static ValueFormat<Path> path() {
        return new ValueFormat<>(
                "a name that a file can have here; start with a UTF-8 locale, such as LC_ALL=C.UTF-8", text -> {
                    try {
                        return Optional.of(Path.of(text));
                    } catch (InvalidPathException nameless) {
                        return Optional.empty();
                    }
                });
    }

    public <U> ValueFormat<U> map(Function<? super T, ? extends U> conversion) {
        return new ValueFormat<>(expected, text -> reader.apply(text).map(conversion));
    }

    private ValueFormat<T> where(Predicate<T> accepted) {
        return new ValueFormat<>(expected, text -> reader.apply(text).filter(accepted));
    }

    /// Creates the format of a setting without a default: the empty text stands for no value.
    public ValueFormat<Optional<T>> orNone() {
        return new ValueFormat<>(expected, text -> {
            var read = Optional.of(text).filter(some -> !some.isEmpty()).flatMap(reader);
            return read.isPresent() || text.isEmpty() ? Optional.of(read) : Optional.empty();
        });
    }
}
