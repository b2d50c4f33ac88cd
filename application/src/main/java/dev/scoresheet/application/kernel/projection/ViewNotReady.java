package dev.scoresheet.application.kernel.projection;

/// Error of a query when no generation of this identity serves yet: the generation is being filled next to an older
/// one.
public final class ViewNotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ViewIdentity view;

    public ViewNotReady(ViewIdentity view) {
        super(view + " is still being filled");
        this.view = view;
    }

    public ViewIdentity view() {
        return view;
    }
}
