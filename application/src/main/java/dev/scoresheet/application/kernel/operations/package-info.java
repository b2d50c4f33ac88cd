/// Inbound ports for operators of the log. The command line and the operations listener use them.
package dev.scoresheet.application.kernel.operations;
