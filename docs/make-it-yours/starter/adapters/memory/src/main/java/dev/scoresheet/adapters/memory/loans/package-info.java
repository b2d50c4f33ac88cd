/// Queries of loans in memory.
@NullMarked
package dev.scoresheet.adapters.memory.loans;

import org.jspecify.annotations.NullMarked;
