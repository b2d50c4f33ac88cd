/// Folds of the stored log, whole or by parts of the keys, in bounded memory.
package dev.scoresheet.application.kernel.operations.views.fold;
