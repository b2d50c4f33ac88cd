/// The pages of chess in a real browser, on a server of its own process.
package dev.scoresheet.bootstrap.chess.pages;
