/// Specification of the command `trace`, for the tests of each store.
package dev.scoresheet.application.kernel.operations.trace;
