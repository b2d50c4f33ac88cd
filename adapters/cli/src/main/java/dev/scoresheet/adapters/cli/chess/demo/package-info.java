/// Verb `demo`: players of different strength that fill a running server with games. They play each other, and any
/// visitor
/// that accepts their challenges. Uses only the server's public interface.
package dev.scoresheet.adapters.cli.chess.demo;
