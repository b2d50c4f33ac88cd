/// Pages of chess for people: a game in the browser, and what is around it.
package dev.scoresheet.adapters.http.chess.pages;
