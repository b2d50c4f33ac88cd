/// Challenges over HTTP: routes, the form of answers, and the problem that clients see for each rejection.
@NullMarked
package dev.scoresheet.adapters.http.chess.challenges;

import org.jspecify.annotations.NullMarked;
