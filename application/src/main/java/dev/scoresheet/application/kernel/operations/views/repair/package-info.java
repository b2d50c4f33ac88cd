/// Repairs of single rows and of parked entries, by default in the serving generation.
package dev.scoresheet.application.kernel.operations.views.repair;
