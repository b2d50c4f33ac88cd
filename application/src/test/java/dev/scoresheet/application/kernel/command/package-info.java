/// Suite on the duties of every store of snapshots. A store's own tests extend it.
package dev.scoresheet.application.kernel.command;
