/// Time for the kernel: the one clock, and the values that waits use.
package dev.scoresheet.application.kernel.time;
