/// Metrics in Prometheus' form. Ports are measured by wrappers, so that the measured code does not depend on metrics.
@NullMarked
package dev.scoresheet.adapters.metrics.kernel;

import org.jspecify.annotations.NullMarked;
