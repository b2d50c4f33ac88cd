/// Steps of a view: a batch of events becomes changes of rows, a checkpoint and parked entries.
package dev.scoresheet.application.kernel.projection.step;
