/// Read models: projections, the steps that change a view, and the subscriptions that follow the log.
///
/// A [Projection] says which rows an event changes and how. A `Generation` holds one set of a view's rows, and a
/// `View` writes to it. A `Step` is everything that one batch of events does to a view, as a value. Its rows, parked
/// entries, deliveries and new checkpoint are committed together or not at all. The `Stepper` makes steps and is
/// pure; a `Subscription` takes one step after another.
package dev.scoresheet.application.kernel.projection;
