/// Interfaces of event sourcing that a domain implements: decider, decision and process manager. Independent
/// of chess.
package dev.scoresheet.domain.kernel;
