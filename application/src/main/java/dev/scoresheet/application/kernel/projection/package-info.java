/// Read models: what a projection is, what one step does to a view, and how a subscription follows the
/// log.
///
/// A [Projection] says which rows an event changes and how. A [View] is one filling ([Generation]) of
/// its rows. A [Step] is everything that one batch of events does to a view, as a value: rows, parked
/// entries, deliveries and the new checkpoint are committed together or not at all. The [Stepper] makes
/// steps and is pure; a [Subscription] takes one after another.
package dev.scoresheet.application.kernel.projection;
