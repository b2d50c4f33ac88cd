/// Process-level parts: orderly end, signals, logging, exit codes, file handles, fatal errors, node name and release.
package dev.scoresheet.bootstrap.kernel.process;
