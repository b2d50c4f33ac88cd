/// Types shared by all of chess: the sealed union of its events, player ids, ratings, results and terminations.
package dev.scoresheet.domain.chess;
