/// Assembly of an application for any subject: configuration, database, life cycle, verbs. Only `Main` and the wiring
/// of a subject import it.
package dev.scoresheet.bootstrap.kernel;
