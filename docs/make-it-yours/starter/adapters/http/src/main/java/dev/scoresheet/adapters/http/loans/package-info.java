/// HTTP API of loans.
@NullMarked
package dev.scoresheet.adapters.http.loans;

import org.jspecify.annotations.NullMarked;
