/// Exercise: the application that announces upsets runs next to chess, on a log that is full of games.
package dev.scoresheet.adapters.memory.chess.exercise;
