/// Handling of commands: read, replay, decide, append.
package dev.scoresheet.application.kernel.command;
