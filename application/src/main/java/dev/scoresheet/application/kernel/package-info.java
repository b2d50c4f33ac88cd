/// Application of event sourcing: the system as a value. The packages below hold the log, commands, projections and
/// operations.
package dev.scoresheet.application.kernel;
