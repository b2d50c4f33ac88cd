/// Comparison of a candidate with the generation that serves, the switch to it, and the way back.
package dev.scoresheet.application.kernel.operations.views.cutover;
