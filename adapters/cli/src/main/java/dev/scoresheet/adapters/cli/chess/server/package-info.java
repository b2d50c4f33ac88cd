/// Client of a game server over HTTP, and the option that names the server. Verbs that act as players share it.
package dev.scoresheet.adapters.cli.chess.server;
