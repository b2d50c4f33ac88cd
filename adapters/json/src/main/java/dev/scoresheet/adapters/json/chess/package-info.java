/// Stored form of all chess events: names, shapes, and the steps from older shapes to today's.
@NullMarked
package dev.scoresheet.adapters.json.chess;

import org.jspecify.annotations.NullMarked;
