/// The HTTP server: connections, limits, decoding, threads and deadlines.
package dev.scoresheet.adapters.http.kernel.server;
