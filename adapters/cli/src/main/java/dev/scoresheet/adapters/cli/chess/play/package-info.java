/// The verb `play`: games out of files, played move by move over HTTP by two clients each, and compared with
/// what another program says of them. Knows the server by its public interface alone.
package dev.scoresheet.adapters.cli.chess.play;
