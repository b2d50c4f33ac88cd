/// Challenges: the read model of all challenges with its queries, the look-up of one challenge, and rematches.
package dev.scoresheet.application.chess.challenges;
