package dev.scoresheet.adapters.cli.kernel.views;

/// Help texts for the parameters of a verb.
final class ParameterHelp {

    static final String VIEW = "NAME";
    static final String ENTRY = "ENTRY";
    static final String KEY = "KEY";
    static final String POSITION = "POSITION";

    private ParameterHelp() {}

    static String meaning(String word) {
        return switch (word) {
            case VIEW -> "of a view, as `projections` lists it";
            case ENTRY -> "as `parked` lists it: key:... or stream:...";
            case KEY -> "of a row, as text";
            case POSITION -> "of an event in the log";
            default -> throw new IllegalArgumentException("a word that nobody explained: " + word);
        };
    }
}
