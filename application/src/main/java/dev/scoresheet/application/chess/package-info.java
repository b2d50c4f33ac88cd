/// Ports and use cases of chess, apart from commands.
package dev.scoresheet.application.chess;
