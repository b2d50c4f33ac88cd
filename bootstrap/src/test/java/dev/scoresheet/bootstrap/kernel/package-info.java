/// The whole application, from outside: processes, signals, configuration, two nodes on one database. Knows no subject.
package dev.scoresheet.bootstrap.kernel;
