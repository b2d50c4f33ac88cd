/// Process that starts the games of accepted challenges.
package dev.scoresheet.domain.chess.pairing;
