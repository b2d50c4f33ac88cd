/// Process that scores ended rated games.
package dev.scoresheet.domain.chess.scoring;
