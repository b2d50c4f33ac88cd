/// One generation of a view: its steps, rows, parked entries, snapshot, bulk load and visibility for queries.
package dev.scoresheet.adapters.postgres.kernel.view;
