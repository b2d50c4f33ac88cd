/// Process that ends the games whose time is over.
package dev.scoresheet.domain.chess.timekeeping;
