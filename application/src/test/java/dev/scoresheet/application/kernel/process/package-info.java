/// Contract of a process's deadline.
@NullMarked
package dev.scoresheet.application.kernel.process;

import org.jspecify.annotations.NullMarked;
