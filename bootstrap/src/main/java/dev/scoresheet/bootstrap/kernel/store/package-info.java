/// The chosen store and its ports: memory, a given database, or the embedded one of this build.
package dev.scoresheet.bootstrap.kernel.store;
