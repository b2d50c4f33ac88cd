/// What chess asks of the outside and what the outside may ask of chess, apart from commands: ports and use
/// cases.
package dev.scoresheet.application.chess;
