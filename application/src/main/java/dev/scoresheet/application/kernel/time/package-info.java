/// Time for the kernel: the clock of the machine, the clock of the store, and the values that waits use.
package dev.scoresheet.application.kernel.time;
