/// Stored form of the events of loans.
@NullMarked
package dev.scoresheet.adapters.json.loans;

import org.jspecify.annotations.NullMarked;
