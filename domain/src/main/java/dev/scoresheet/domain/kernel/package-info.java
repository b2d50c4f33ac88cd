/// What event sourcing asks of a domain: a decider, and the decision that it makes. Knows no subject.
package dev.scoresheet.domain.kernel;
