/// Server, meters and tables that the measurements share, and the interface of a measurement.
package dev.scoresheet.bootstrap.kernel.bench.measure;
