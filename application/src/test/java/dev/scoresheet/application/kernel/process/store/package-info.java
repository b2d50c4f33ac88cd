/// Contract suites of the stores of processes.
package dev.scoresheet.application.kernel.process.store;
