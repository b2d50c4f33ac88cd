/// The command line: verbs that drive inbound ports, what they print, and how they end. Knows no subject.
package dev.scoresheet.adapters.cli.kernel;
