/// Figures for a time series, in Prometheus' form: ports are measured by what stands before them, so
/// nothing that is measured knows of it.
@NullMarked
package dev.scoresheet.adapters.metrics.kernel;

import org.jspecify.annotations.NullMarked;
