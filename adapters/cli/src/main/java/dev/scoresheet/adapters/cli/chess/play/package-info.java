/// Verb `play`: two clients play each game of a file move by move over HTTP; the result is compared with another
/// program's. Uses only the server's public interface.
package dev.scoresheet.adapters.cli.chess.play;
