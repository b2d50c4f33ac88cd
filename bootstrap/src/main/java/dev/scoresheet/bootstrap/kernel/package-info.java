/// Puts an application together for any subject: configuration, database, life cycle, verbs. Imported by
/// nothing but `Main` and the wiring of a subject.
package dev.scoresheet.bootstrap.kernel;
