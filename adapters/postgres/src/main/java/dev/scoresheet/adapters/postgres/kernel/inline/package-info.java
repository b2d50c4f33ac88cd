/// Steps of views inside the transaction of an append, for views that must never lag.
package dev.scoresheet.adapters.postgres.kernel.inline;
