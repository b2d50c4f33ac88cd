/// Verbs of loans.
package dev.scoresheet.adapters.cli.loans;
