/// From a command to its outcome: read, replay, decide, append.
package dev.scoresheet.application.kernel.command;
