package dev.scoresheet.application.kernel.projection;

/// No generation of this identity of a view serves on this system yet: it is being filled beside an
/// older one.
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
