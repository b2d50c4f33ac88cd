package dev.scoresheet.adapters.http.kernel;

/// An operation of the contract, by its id, and what answers it.
public record Route(String operation, Endpoint endpoint) {}
