/// Chess over HTTP: routes, the form of answers, and what clients see of each rejection.
@NullMarked
package dev.scoresheet.adapters.http.chess;

import org.jspecify.annotations.NullMarked;
