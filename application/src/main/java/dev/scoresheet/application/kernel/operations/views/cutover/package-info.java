/// Comparison of a candidate with the serving generation, the cut-over to it, and the roll-back.
package dev.scoresheet.application.kernel.operations.views.cutover;
