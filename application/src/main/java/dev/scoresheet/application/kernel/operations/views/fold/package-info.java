/// Folds of the stored log, whole or by parts of the keys, in memory that is bounded.
package dev.scoresheet.application.kernel.operations.views.fold;
