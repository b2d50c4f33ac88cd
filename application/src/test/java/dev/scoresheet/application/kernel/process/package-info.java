/// Specification of the deadline of a process, for each subject.
@NullMarked
package dev.scoresheet.application.kernel.process;

import org.jspecify.annotations.NullMarked;
