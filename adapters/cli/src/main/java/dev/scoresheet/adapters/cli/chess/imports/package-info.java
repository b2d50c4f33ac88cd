/// The verb `import`: files of games on one side, the archive on the other.
package dev.scoresheet.adapters.cli.chess.imports;
