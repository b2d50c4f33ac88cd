package dev.scoresheet.adapters.http.kernel.route;

/// An operation of the contract, by its id, and what answers it.
///
/// @param works whether it does more than a read, so that its answer may take long
public record Route(String operation, Endpoint endpoint, boolean works) {

    public Route(String operation, Endpoint endpoint) {
        this(operation, endpoint, false);
    }

    public static Route working(String operation, Endpoint endpoint) {
        return new Route(operation, endpoint, true);
    }
}
