/// Use cases of loans: their streams, the rule over two of them, the read model of open loans, and reminders.
package dev.scoresheet.application.loans;
