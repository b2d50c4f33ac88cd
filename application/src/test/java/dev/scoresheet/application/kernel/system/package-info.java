/// Specification of a system: one script, which every way of running must bring to the same end.
package dev.scoresheet.application.kernel.system;
