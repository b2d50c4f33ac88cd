/// Checks and explanations that change nothing: rows against a fold, deliveries against the log, the events of a row.
package dev.scoresheet.application.kernel.operations.views.inspect;
