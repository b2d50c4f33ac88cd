/// The chosen store and its ports: memory, a given database, or the embedded one with its supervisor.
package dev.scoresheet.bootstrap.kernel.store;
