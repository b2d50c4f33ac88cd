/// Verb `import`: reads files of games and sends the games to the archive.
package dev.scoresheet.adapters.cli.chess.imports;
