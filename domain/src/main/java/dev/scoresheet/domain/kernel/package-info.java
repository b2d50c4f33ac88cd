/// Interfaces of event sourcing that a domain implements: decider and decision. Independent of chess.
package dev.scoresheet.domain.kernel;
