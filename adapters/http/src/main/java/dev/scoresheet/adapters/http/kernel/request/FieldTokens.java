package dev.scoresheet.adapters.http.kernel.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// Reader of the value of a header field, from left to right (RFC 9110, 5.6). A method takes its part of the value and
/// is empty if another part comes next.
public final class FieldTokens {

    private static final String SIGNS_OF_TOKENS = "!#$%&'*+-.^_`|~";

    private final String value;
    private int at;

    private FieldTokens(String value) {
        this.value = value;
    }

    /// Reads a field that is one element. Empty if the value is anything else.
    public static <T> Optional<T> single(String value, Function<FieldTokens, Optional<T>> element) {
        var tokens = new FieldTokens(value);
        tokens.takeBlanks();
        var read = element.apply(tokens);
        tokens.takeBlanks();
        return tokens.at == value.length() ? read : Optional.empty();
    }

    /// Reads a field that is a list (5.6.1), without its empty elements. A malformed element is an empty optional; it
    /// ends at the next comma that is outside quotes.
    public static <T> List<Optional<T>> list(String value, Function<FieldTokens, Optional<T>> element) {
        var tokens = new FieldTokens(value);
        var list = new ArrayList<Optional<T>>();
        while (tokens.hasElement()) {
            int from = tokens.at;
            var read = element.apply(tokens).filter(whole -> tokens.isAtEndOfElement());
            list.add(read);
            if (read.isEmpty()) {
                tokens.at = from;
                tokens.takeElement();
            }
        }
        return list;
    }

    /// Takes exactly this text.
    public boolean take(String text) {
        var isNext = value.startsWith(text, at);
        at += isNext ? text.length() : 0;
        return isNext;
    }

    /// Takes all characters that fit.
    public String takeWhile(IntPredicate fits) {
        int from = at;
        while (at < value.length() && fits.test(value.charAt(at))) {
            at++;
        }
        return value.substring(from, at);
    }

    /// Takes a token (5.6.2).
    public Optional<String> token() {
        return Optional.of(takeWhile(FieldTokens::isOfToken)).filter(token -> !token.isEmpty());
    }

    /// Takes parameters (5.6.6), up to the end of the element. Names are in lower case. Blanks around `=` are allowed,
    /// because clients send them. Two parameters of one name are malformed.
    public Optional<Map<String, String>> parameters() {
        var parameters = new HashMap<String, String>();
        for (takeBlanks(); take(";"); takeBlanks()) {
            takeBlanks();
            var name = token();
            if (name.isEmpty()) {
                continue; // the grammar allows empty parameters
            }
            takeBlanks();
            var isNamed = take("=");
            takeBlanks();
            var text = isNamed ? token().or(this::quotedString) : Optional.<String>empty();
            if (text.isEmpty() || parameters.put(name.get().toLowerCase(Locale.ROOT), text.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /// Takes a quoted string (5.6.4). Returns it without quotes and without the backslashes that quote a character.
    public Optional<String> quotedString() {
        if (!take("\"")) {
            return Optional.empty();
        }
        var text = new StringBuilder(takeWhile(FieldTokens::isUnquoted));
        while (take("\\") && at < value.length() && isText(value.charAt(at))) {
            text.append(value.charAt(at++)).append(takeWhile(FieldTokens::isUnquoted));
        }
        return take("\"") ? Optional.of(text.toString()) : Optional.empty();
    }

    private void takeBlanks() {
        takeWhile(FieldTokens::isBlank);
    }

    private boolean hasElement() {
        takeWhile(c -> isBlank(c) || c == ',');
        return at < value.length();
    }

    private boolean isAtEndOfElement() {
        takeBlanks();
        return at == value.length() || value.charAt(at) == ',';
    }

    private void takeElement() {
        while (!isAtEndOfElement()) {
            if (value.charAt(at) == '"') {
                quotedString(); // which takes the rest of the field if the quote is never closed
            } else {
                at++;
            }
        }
    }

    private static boolean isOfToken(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || SIGNS_OF_TOKENS.indexOf(c) >= 0;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isUnquoted(int c) {
        return isText(c) && c != '"' && c != '\\';
    }

    private static boolean isText(int c) {
        return c == '\t' || c >= ' ' && c != 127;
    }
}
