/// Subscriptions, which follow the log for one generation, and the filters that select their events.
package dev.scoresheet.application.kernel.projection.subscription;
