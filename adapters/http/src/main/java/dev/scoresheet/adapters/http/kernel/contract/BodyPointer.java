package dev.scoresheet.adapters.http.kernel.contract;

/// JSON pointer (RFC 6901) to a place in a body.
final class BodyPointer {

    private BodyPointer() {}

    /// Returns the pointer to a member of the object at a pointer.
    static String member(String object, String name) {
        return object + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
