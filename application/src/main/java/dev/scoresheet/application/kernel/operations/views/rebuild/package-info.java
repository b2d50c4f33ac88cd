/// Rebuilds of whole views: the passes over the log, their heartbeat, and the estimate before a rebuild.
package dev.scoresheet.application.kernel.operations.views.rebuild;
