package dev.scoresheet.adapters.http.kernel.route;

/// Operation of the contract, by its id, and its endpoint.
///
/// @param works true if the operation does more than a read, so that its answer may take long
public record Route(String operation, Endpoint endpoint, boolean works) {

    public Route(String operation, Endpoint endpoint) {
        this(operation, endpoint, false);
    }

    public static Route working(String operation, Endpoint endpoint) {
        return new Route(operation, endpoint, true);
    }
}
