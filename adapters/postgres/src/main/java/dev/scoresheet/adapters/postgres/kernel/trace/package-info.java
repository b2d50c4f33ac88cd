/// Table of the view `trace` of the kernel.
package dev.scoresheet.adapters.postgres.kernel.trace;
