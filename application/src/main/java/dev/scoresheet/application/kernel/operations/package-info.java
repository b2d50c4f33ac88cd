/// What operators ask of the log. Inbound ports, used by the command line and by the operations listener alike.
package dev.scoresheet.application.kernel.operations;
