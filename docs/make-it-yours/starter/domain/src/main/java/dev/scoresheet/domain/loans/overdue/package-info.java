/// Process that follows loans until they are overdue.
package dev.scoresheet.domain.loans.overdue;
