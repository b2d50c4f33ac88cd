/// Aggregate of a copy: its stream makes sure that one copy has one loan at a time.
package dev.scoresheet.domain.loans.copy;
