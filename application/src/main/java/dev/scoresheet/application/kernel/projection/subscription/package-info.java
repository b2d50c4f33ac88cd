/// Subscriptions: what follows the log for one generation, and what the filter lets through.
package dev.scoresheet.application.kernel.projection.subscription;
