/// Exercise: streams, topology and deadline of the application that announces upsets.
package dev.scoresheet.application.chess.exercise;
