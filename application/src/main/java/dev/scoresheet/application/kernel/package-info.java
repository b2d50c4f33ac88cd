/// The application of event sourcing: the system as a value. The log, commands and operations are below.
package dev.scoresheet.application.kernel;
