/// What all of chess shares: the sealed union of its events, who plays, how a game ends and why.
package dev.scoresheet.domain.chess;
