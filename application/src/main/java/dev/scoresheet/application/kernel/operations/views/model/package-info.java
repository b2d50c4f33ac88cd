/// Ports and values that all operations on read models share, and the refusals that callers see.
package dev.scoresheet.application.kernel.operations.views.model;
