/// Chess over HTTP, on a log in memory: endpoints as functions, and whole conversations held against the contract.
package dev.scoresheet.adapters.http.chess;
