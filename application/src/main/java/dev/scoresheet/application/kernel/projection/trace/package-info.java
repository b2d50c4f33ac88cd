/// View `trace` of the kernel: it finds events by their correlation, by their trace id, and by their cause.
package dev.scoresheet.application.kernel.projection.trace;
