/// Exercise: stored names of the events of weeks, and the codec of the state of the process.
package dev.scoresheet.adapters.json.chess.exercise;
