/// One generation of a view: its steps, rows, parked entries, snapshot, bulk load and what queries see of it.
package dev.scoresheet.adapters.postgres.kernel.view;
