/// Writers to the same games on several nodes, and a check of every answer against the log.
package dev.scoresheet.bootstrap.chess.races;
