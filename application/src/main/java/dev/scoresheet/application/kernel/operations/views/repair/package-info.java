/// Repairs of single rows and of parked entries, in the generation that serves.
package dev.scoresheet.application.kernel.operations.views.repair;
