/// The process itself: its end, signals, logging, exit codes, file handles, last words, node name and release.
package dev.scoresheet.bootstrap.kernel.process;
