/// Tests of chess over HTTP, on a log in memory. Every answer is checked against the contract.
package dev.scoresheet.adapters.http.chess;
