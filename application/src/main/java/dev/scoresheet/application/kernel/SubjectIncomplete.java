package dev.scoresheet.application.kernel;

/// Error when the code of a subject lacks a part that the kernel needs, or has a part twice. Such a part is a
/// column of a table or the endpoint of an operation. The kernel throws it when it puts the parts together, before
/// it uses them. The message names the part.
public final class SubjectIncomplete extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SubjectIncomplete(String missing) {
        super(missing);
    }
}
