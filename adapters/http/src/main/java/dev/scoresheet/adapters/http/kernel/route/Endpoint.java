package dev.scoresheet.adapters.http.kernel.route;

/// Function that answers one operation of the contract, so that it is tested without a server.
///
/// The call was already checked against the contract. An endpoint refuses it further with [ProblemException] or with a
/// problem as its reply. It runs on a virtual thread and may block.
@FunctionalInterface
public interface Endpoint {

    Reply answer(Call call);
}
