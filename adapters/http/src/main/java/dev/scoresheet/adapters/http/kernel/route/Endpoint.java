package dev.scoresheet.adapters.http.kernel.route;

/// What answers one operation of the contract: a function, so that it is tested without a server.
///
/// The call has been checked against the contract; what the endpoint still cannot accept it says with
/// [ProblemException] or with
/// a problem as its reply. It runs on a virtual thread and may block.
@FunctionalInterface
public interface Endpoint {

    Reply answer(Call call);
}
