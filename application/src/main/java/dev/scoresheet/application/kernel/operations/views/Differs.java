package dev.scoresheet.application.kernel.operations.views;

/// A candidate may not take over, since its rows differ from those that serve.
public final class Differs extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Compared compared;

    public Differs(Compared compared) {
        super(compared.sentence());
        this.compared = compared;
    }

    public Compared compared() {
        return compared;
    }
}
