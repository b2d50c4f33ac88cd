/// Exercise: an application downstream of ratings announces the largest upset of each week. Solution of
/// `docs/make-it-yours/chess/upset-of-the-week.md`; no server runs it.
package dev.scoresheet.domain.chess.exercise;
