/// Reactions of processes on their way to the targets: their keys, their sender, and its results.
package dev.scoresheet.application.kernel.process.reaction;
