/// Generations of a view and their ports: creation, lease, load, cut-over rules.
package dev.scoresheet.application.kernel.projection.generation;
