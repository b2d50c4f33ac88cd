/// Command line: verbs that drive inbound ports, their output and exit codes. Independent of chess.
package dev.scoresheet.adapters.cli.kernel;
