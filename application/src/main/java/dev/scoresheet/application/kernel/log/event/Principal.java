package dev.scoresheet.application.kernel.log.event;

import java.util.regex.Pattern;

/// Principal that owns receipts. Receipts of clients expire; receipts of the system's own components stay for ever.
///
/// The stored form of a client begins with a word that no component can have; the id follows it. So the prefix
/// distinguishes the two, and a client controls only the rest.
public sealed interface Principal {

    /// Returns the text as stored. It never changes, because a resend is found by it.
    String stored();

    /// True if receipts of this principal expire.
    default boolean isClient() {
        return switch (this) {
            case Client _, Anonymous() -> true;
            case Component _ -> false;
        };
    }

    /// Client that gave its id.
    ///
    /// @param id any text, as the adapter read it from the client
    record Client(String id) implements Principal {

        private static final int LONGEST = 249;

        public Client {
            if (id.isEmpty() || id.length() > LONGEST) {
                throw new IllegalArgumentException("a client's id has 1 to 249 characters, not " + id.length());
            }
        }

        @Override
        public String stored() {
            return "actor:" + id;
        }
    }

    /// All clients that gave no id.
    record Anonymous() implements Principal {

        @Override
        public String stored() {
            return "anonymous";
        }
    }

    /// Component of the system that acts on its own behalf.
    ///
    /// @param name its kind and its name, such as `system:import` or `process:rating`
    record Component(String name) implements Principal {

        private static final Pattern FORM = Pattern.compile("(?!actor:)[a-z]{1,40}:[a-z0-9-]{1,200}");

        public Component {
            if (!FORM.matcher(name).matches()) {
                throw new IllegalArgumentException("a component has a name kind:name with characters of a-z 0-9 -,"
                        + " and its kind is not"
                        + " 'actor'; '" + name + "' does not have this form");
            }
        }

        @Override
        public String stored() {
            return name;
        }
    }
}
