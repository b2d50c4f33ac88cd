/// Command `trace`: the events that follow from each other, as trees.
package dev.scoresheet.application.kernel.operations.trace;
