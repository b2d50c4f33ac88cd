/// Measurement of the HTTP API: `bench http`. The server is a process of its own, as `serve` starts it. So only its
/// verbs, options and routes matter here, not its classes.
package dev.scoresheet.bootstrap.kernel.bench.http;
